package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent;
import io.jenkins.plugins.accessbroker.audit.ChangeEvent;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.audit.CredentialUse;
import io.jenkins.plugins.accessbroker.audit.LogEvent;
import io.jenkins.plugins.accessbroker.decision.Check;
import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.Approval;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Events of all types with texts that are made to harm: markup, control characters, forged fields, wide characters. */
public final class SampleEvents {
    private static final List<Grant> GRANTS = PolicyDirectory.load(
                    Cases.testdata("policies"),
                    IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList())
            .policies()
            .stream()
            .flatMap(policy -> policy.grants().stream())
            .toList();

    private static final List<String> PIECES = List.of(
            "a",
            "<script>alert(1)</script>",
            "\"},{\"type\":\"issued\",\"",
            "\n",
            "\r\n",
            "\0",
            "\u202e",
            "\u4e00",
            "\ud83d\ude00",
            "\ud800",
            "\\u0022",
            "&lt;",
            "'",
            " ",
            "\u007f",
            "javascript:alert(1)");

    private final Random random;

    /** Events that depend on a number only. */
    public SampleEvents(long seed) {
        random = new Random(seed);
    }

    /** The next event, of any type. */
    public AuditEvent event() {
        return switch (random.nextInt(21)) {
            case 20 -> new AuditEvent.KeyRotated(text(), text(), text());
            case 9 -> new AuditEvent.PoliciesLoaded(version(), text());
            case 10 ->
                new AuditEvent.PoliciesApproved(version().approved(approval()), text(), maybe(() -> list(this::text)));
            case 11 -> new AuditEvent.PoliciesWaiting(text(), maybe(this::commit), text(), text());
            case 12 ->
                new AuditEvent.PoliciesReviewed(text(), maybe(this::commit), text(), text(), text(), maybe(this::text));
            case 13 -> new LogEvent.Opened(text(), text(), text());
            case 14 -> new LogEvent.Recovered(number(), number());
            case 15 -> new LogEvent.Verified(maybe(this::text), number(), random.nextBoolean(), number());
            case 16 -> new LogEvent.Exported(text(), text(), text(), number());
            case 17 -> new ChangeEvent.OwnerChanged(text(), owner(), owner(), version());
            case 18 ->
                new ChangeEvent.BoundariesChanged(
                        text(), maybe(this::digest), maybe(this::digest), list(this::text), 4 + number());
            case 19 -> new ChangeEvent.ConfigurationChanged(maybe(this::text), List.of(setting(), setting()));
            case 0 -> new AuditEvent.Denied(denied(), maybe(this::use));
            case 5 -> new AuditEvent.Used(permitted(), use());
            case 6 -> new AuditEvent.Observed(denied(), use());
            case 7 -> new AuditEvent.Unmediated(grant().name(), text(), use());
            case 1 -> new AuditEvent.Intent(text(), permitted());
            case 2 -> new AuditEvent.Extended(text(), permitted());
            case 3 ->
                new AuditEvent.Issued(
                        text(), grant().name(), text(), mark(), text(), texts(), time(), Duration.ofMillis(number()));
            case 4 -> new AuditEvent.Failed(text(), grant().name(), text(), text(), text(), maybe(this::text));
            default ->
                new AuditEvent.Ended(
                        text(),
                        grant().name(),
                        text(),
                        mark(),
                        pick(List.of(AuditEvent.EndCause.values())),
                        text(),
                        random.nextBoolean(),
                        time());
        };
    }

    private PolicyVersion version() {
        return new PolicyVersion(text(), maybe(this::commit), maybe(this::approval));
    }

    private Commit commit() {
        return new Commit(text(), text(), text());
    }

    private Approval approval() {
        return new Approval(pick(List.of(Approval.Method.values())), List.of(text(), text()), time());
    }

    private String digest() {
        return "0123456789abcdef".repeat(4);
    }

    private ChangeEvent.Setting setting() {
        return new ChangeEvent.Setting(text(), maybe(this::text), maybe(this::text));
    }

    private CredentialUse use() {
        return new CredentialUse(text(), text());
    }

    Instant time() {
        return Instant.ofEpochMilli(random.nextLong(253_402_000_000_000L));
    }

    private Decision.Denied denied() {
        List<Check> trace = new ArrayList<>(trace());
        trace.add(new Check(text(), text(), text(), Finding.Verdict.FAILS, Optional.empty(), Optional.empty()));
        Optional<Grant> grant = maybe(this::grant);
        Optional<Owner> owner = grant.map(Grant::owner).or(() -> maybe(this::owner));
        return new Decision.Denied(request(), grant, owner, grant.map(g -> text()), trace, List.of(), version());
    }

    private Decision.Permitted permitted() {
        return new Decision.Permitted(request(), grant(), text(), Duration.ofSeconds(number()), trace(), version());
    }

    private AccessRequest request() {
        Optional<Duration> ttl = maybe(() -> Duration.ofSeconds(1 + number()));
        return new AccessRequest(grant().name(), build(), ttl, maybe(this::text));
    }

    private BuildContext build() {
        return new BuildContext(
                new Job(text(), text()),
                1 + number(),
                fact(this::text),
                fact(() -> new Revision(text(), maybe(this::text), random.nextBoolean())),
                fact(() -> new ChangeRequest(
                        text(), pick(List.of(ChangeRequest.Origin.values())), random.nextBoolean(), maybe(this::text))),
                fact(() -> list(
                        () -> new Trigger(pick(List.of(Trigger.Kind.values())), maybe(this::text), maybe(this::text)))),
                fact(() -> list(() -> new Agent(
                        text(),
                        new TreeSet<>(list(this::text)),
                        maybe(this::text),
                        pick(List.of(Agent.Life.values())),
                        random.nextBoolean()))),
                fact(() -> new Rerun(pick(List.of(Rerun.Kind.values())), maybe(this::text))),
                fact(() -> list(() -> new Library(text(), text(), random.nextBoolean()))),
                fact(() -> list(() -> new CodingAgent(text(), pick(List.of(CodingAgent.Part.values()))))));
    }

    private List<Check> trace() {
        return list(() -> new Check(
                text(),
                text(),
                text(),
                pick(List.of(Finding.Verdict.values())),
                maybe(() -> new Position(text(), 1 + random.nextInt(99), 1)),
                maybe(this::owner)));
    }

    private Owner owner() {
        return new Owner(text(), text(), text());
    }

    private Grant grant() {
        return pick(GRANTS);
    }

    private CredentialMark mark() {
        return new CredentialMark(text(), text(), "0123456789abcdef".repeat(4));
    }

    private SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        list(() -> "key-" + random.nextInt(9)).forEach(key -> texts.put(key, text()));
        return texts;
    }

    private <T> Fact<T> fact(Supplier<T> value) {
        return switch (random.nextInt(3)) {
            case 0 -> Fact.of(value.get(), text());
            case 1 -> Fact.absent(text());
            default -> Fact.unknown(text());
        };
    }

    private <T> List<T> list(Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private String text() {
        StringBuilder text = new StringBuilder(pick(PIECES));
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(pick(PIECES));
        }
        return text.toString();
    }

    private long number() {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(100_000);
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
