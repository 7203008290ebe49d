package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.model.Job;
import hudson.model.Node;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** Makes an access request of what was typed, or says for each field what is wrong with it. */
final class ExplainRequest {
    private static final int LONGEST = 1_024;

    private final ExplainInput input;
    private final Map<String, String> problems = new LinkedHashMap<>();

    ExplainRequest(ExplainInput input) {
        this.input = input;
    }

    /** What is wrong, by field. */
    Map<String, String> problems() {
        return problems;
    }

    /** The request; nothing where there are problems. */
    Optional<AccessRequest> read() {
        Optional<Job<?, ?>> job = job();
        Optional<GrantName> grant = GrantName.parse(input.grant());
        if (grant.isEmpty()) {
            problems.put("grant", "expected " + GrantName.FORM + ", found " + Quote.of(input.grant()));
        }
        Optional<Node> node = node();
        Optional<Duration> ttl = ttl();
        length("branch", input.branch());
        length("user", input.user());
        choice("changeRequest", input.changeRequest(), Set.of("", "none", "same-repository", "fork"));
        choice("replay", input.replay(), Set.of("", "yes", "no"));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AccessRequest(
                    grant.orElseThrow(),
                    new ExplainFacts(job.orElseThrow(), input, node).context(),
                    ttl,
                    Optional.empty()));
        } catch (RequestFault | IllegalArgumentException e) {
            problems.put("job", "nothing can be decided for this job: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A job that the user may not see is a job that is not there. */
    private Optional<Job<?, ?>> job() {
        Job<?, ?> found = null;
        try {
            found = Jenkins.get().getItemByFullName(input.job(), Job.class);
        } catch (AccessDeniedException | IllegalArgumentException e) {
            // The same answer as for a name that no job has.
        }
        if (found == null || !found.hasPermission(hudson.model.Item.READ)) {
            problems.put(
                    "job",
                    "there is no job " + Quote.of(input.job())
                            + " that you may see: write its full name with its folders, and with the branch of a"
                            + " multibranch project, such as `payments/deploy/main`");
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private Optional<Node> node() {
        if (input.agent().isEmpty()) {
            return Optional.empty();
        }
        Jenkins jenkins = Jenkins.get();
        Node node = input.agent().equals("built-in") ? jenkins : jenkins.getNode(input.agent());
        if (node == null) {
            problems.put(
                    "agent",
                    "there is no agent " + Quote.of(input.agent())
                            + ": write the name of one that is there now, or `built-in`, or leave it empty");
        }
        return Optional.ofNullable(node);
    }

    private Optional<Duration> ttl() {
        Optional<Duration> ttl =
                ExplainInput.given(input.ttl()).flatMap(Durations::parse).filter(time -> !time.isZero());
        if (!input.ttl().isEmpty() && ttl.isEmpty()) {
            problems.put("ttl", "expected " + Durations.FORM + ", found " + Quote.of(input.ttl()));
        }
        return ttl;
    }

    private void length(String field, String text) {
        if (text.length() > LONGEST) {
            problems.put(field, "expected at most " + LONGEST + " characters, found " + text.length());
        }
    }

    private void choice(String field, String text, Set<String> choices) {
        if (!choices.contains(text)) {
            problems.put(field, "expected one of the choices, found " + Quote.of(text));
        }
    }
}
