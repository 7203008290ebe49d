package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.cli.console.InstantOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Which events are wanted, as options. */
final class Filters {
    private static final String VALUE = "VALUE";

    @Option(names = "--grant", paramLabel = VALUE, description = "of this grant: policy/name")
    private List<String> grants = List.of();

    @Option(names = "--job", paramLabel = VALUE, description = "of this job, by its full name")
    private List<String> jobs = List.of();

    @Option(names = "--build", paramLabel = VALUE, description = "of this build: `folder/job #7`")
    private List<String> builds = List.of();

    @Option(
            names = "--user",
            paramLabel = VALUE,
            description =
                    "of builds that this user started, replayed, restarted or proposed the change of; of policies that"
                            + " this person changed or approved")
    private List<String> users = List.of();

    @Option(names = "--agent", paramLabel = VALUE, description = "of builds on this agent")
    private List<String> agents = List.of();

    @Option(
            names = "--coding-agent",
            paramLabel = VALUE,
            description = "of builds that this coding agent had a hand in")
    private List<String> codingAgents = List.of();

    @Option(names = "--owner", paramLabel = VALUE, description = "of grants of this team")
    private List<String> owners = List.of();

    @Option(names = "--issuer", paramLabel = VALUE, description = "of grants of this issuer")
    private List<String> issuers = List.of();

    @Option(names = "--role", paramLabel = VALUE, description = "of grants that give this AWS role")
    private List<String> roles = List.of();

    @Option(names = "--repository", paramLabel = VALUE, description = "of grants that give this repository")
    private List<String> repositories = List.of();

    @Option(names = "--credential", paramLabel = VALUE, description = "of the credential with this public id")
    private List<String> credentials = List.of();

    @Option(names = "--lease", paramLabel = VALUE, description = "of this lease")
    private List<String> leases = List.of();

    @Option(names = "--policies", paramLabel = VALUE, description = "of the version of the policies with this digest")
    private List<String> policies = List.of();

    @Option(names = "--decision", paramLabel = VALUE, description = "decisions of this kind: permitted, denied")
    private List<String> decisions = List.of();

    @Option(names = "--condition", paramLabel = VALUE, description = "decisions in which this condition did not hold")
    private List<String> conditions = List.of();

    @Option(names = "--type", paramLabel = VALUE, description = "of this type: denied, issued, ended, ...")
    private List<String> types = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "from this time on: 2026-11-23T10:00:00Z")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "before this time: 2026-11-24T00:00:00Z")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--words",
            paramLabel = "WORDS",
            description = "with all these words in the author's reason, the grant's purpose or a failure's message")
    private String words = "";

    @Option(names = "--before", paramLabel = "NUMBER", description = "before the event with this number")
    private Optional<Long> before = Optional.empty();

    /** The query of these options, for so many events. */
    Query query(int limit) {
        Map<Kind, List<String>> values = new EnumMap<>(Kind.class);
        values.put(Kind.GRANT, grants);
        values.put(Kind.JOB, jobs);
        values.put(Kind.BUILD, builds);
        values.put(Kind.USER, users);
        values.put(Kind.AGENT, agents);
        values.put(Kind.CODING_AGENT, codingAgents);
        values.put(Kind.OWNER, owners);
        values.put(Kind.ISSUER, issuers);
        values.put(Kind.ROLE, roles);
        values.put(Kind.REPOSITORY, repositories);
        values.put(Kind.CREDENTIAL, credentials);
        values.put(Kind.LEASE, leases);
        values.put(Kind.POLICIES, policies);
        values.put(Kind.DECISION, decisions);
        values.put(Kind.CONDITION, conditions);
        values.put(Kind.TYPE, types);
        values.values().removeIf(List::isEmpty);
        OptionalLong last = before.map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return new Query(values, from, to, words, last, limit);
    }
}
