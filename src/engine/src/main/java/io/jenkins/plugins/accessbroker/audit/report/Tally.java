package io.jenkins.plugins.accessbroker.audit.report;

import io.jenkins.plugins.accessbroker.audit.json.EventReader;
import io.jenkins.plugins.accessbroker.audit.json.Reading;
import io.jenkins.plugins.accessbroker.audit.json.RecordedChange;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import io.jenkins.plugins.accessbroker.audit.json.RecordedFact;
import io.jenkins.plugins.accessbroker.audit.json.RecordedPolicies;
import io.jenkins.plugins.accessbroker.audit.log.EntryVisitor;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.condition.Finding.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Counts the events of a log that are of a time, as a verification shows them. Memory is bounded, however long the log. */
public final class Tally implements EntryVisitor {
    /** Events of one kind that are kept one by one. */
    static final int KEPT = 20;

    final Period period;
    final Counts types = new Counts();
    final Counts grants = new Counts();
    final Counts owners = new Counts();
    final Counts agents = new Counts();
    final Counts codingAgents = new Counts();
    final Counts conditions = new Counts();
    final Counts deniedGrants = new Counts();
    final Counts unmediated = new Counts();
    final Counts used = new Counts();
    final Counts endings = new Counts();
    final List<Single> changes = new ArrayList<>();
    final List<Single> pastBroker = new ArrayList<>();
    final Leases leases = new Leases();
    final long[] issuedOf;
    final long[] deniedOf;

    /** One event that is shown by itself. */
    record Single(long sequence, Instant time, String type, String text) {}

    public Tally(Period period) {
        this.period = Objects.requireNonNull(period);
        this.issuedOf = new long[period.parts()];
        this.deniedOf = new long[period.parts()];
    }

    @Override
    public void entry(long sequence, byte[] bytes) {
        Reading reading = EventReader.read(bytes);
        if (reading instanceof Reading.Readable readable) {
            event(sequence, readable.event());
        } else if (reading instanceof Reading.AboutPolicies policies) {
            policies(sequence, policies.event());
        } else if (reading instanceof Reading.AboutBroker change) {
            change(sequence, change.event());
        }
    }

    private void event(long sequence, RecordedEvent event) {
        Instant time = event.head().time();
        boolean counts = period.has(time);
        follow(event, counts);
        if (!counts) {
            return;
        }
        if (event instanceof RecordedEvent.Denied denied) {
            types.add("denied");
            deniedOf[period.partOf(time)]++;
            denied(denied.decision(), denied.head().grant().toString());
        } else if (event instanceof RecordedEvent.Used use) {
            types.add(use.observed() ? "observed" : "used");
            used.add(use.head().grant().toString());
        } else if (event instanceof RecordedEvent.Unmediated past) {
            types.add("unmediated");
            unmediated.add(past.use().credential());
            keep(
                    pastBroker,
                    new Single(
                            sequence,
                            time,
                            past.use().credential(),
                            past.head().build() + ", by " + past.use().by()));
        } else if (event instanceof RecordedEvent.Permitted permitted) {
            types.add(permitted.extension() ? "extended" : "intent");
        } else if (event instanceof RecordedEvent.Issued) {
            types.add("issued");
            issuedOf[period.partOf(time)]++;
        } else if (event instanceof RecordedEvent.Ended ended) {
            types.add("ended");
            endings.add(ended.revoked() ? "revoked" : "left to expire");
        } else {
            types.add("failed");
        }
    }

    /** Leases are followed from before the time on, so that what ends in it is known. */
    private void follow(RecordedEvent event, boolean counts) {
        if (event instanceof RecordedEvent.Permitted permitted && !permitted.extension()) {
            leases.permitted(permitted);
        } else if (event instanceof RecordedEvent.Issued issued) {
            leases.issued(issued).filter(intent -> counts).ifPresent(this::issued);
        } else if (event instanceof RecordedEvent.Failed failed) {
            leases.failed(failed);
        } else if (event instanceof RecordedEvent.Ended ended) {
            leases.ended(ended, counts);
        }
    }

    private void issued(RecordedEvent.Permitted intent) {
        RecordedDecision decision = intent.decision();
        grants.add(intent.head().grant().toString());
        owners.add(decision.owner().map(Owner::team).orElse("not stated"));
        each(decision, "agents", "name", agents);
        each(decision, "codingAgents", "id", codingAgents);
    }

    private static void each(RecordedDecision decision, String fact, String part, Counts counts) {
        decision.facts().stream()
                .filter(known -> known.name().equals(fact))
                .flatMap(known -> known.values().stream())
                .flatMap(value -> value.parts().stream())
                .filter(found -> found.name().equals(part))
                .map(RecordedFact.Part::text)
                .forEach(text -> text.ifPresent(counts::add));
    }

    private void denied(RecordedDecision decision, String grant) {
        deniedGrants.add(grant);
        decision.trace().stream()
                .filter(condition -> condition.verdict() != Verdict.HOLDS)
                .map(RecordedDecision.Condition::name)
                .distinct()
                .forEach(conditions::add);
    }

    private void policies(long sequence, RecordedPolicies event) {
        if (period.has(event.time())) {
            String type = "policies-" + event.kind().name().toLowerCase(Locale.ROOT);
            types.add(type);
            String approvers = String.join(", ", event.version().approvers());
            String by = event.review()
                    .map(review -> ", " + review.verdict() + " by " + review.user())
                    .orElse(approvers.isEmpty() ? "" : ", approved by " + approvers);
            keep(
                    changes,
                    new Single(
                            sequence,
                            event.time(),
                            type,
                            "version " + shortened(event.version().sha256()) + by));
        }
    }

    /** As much of a digest as tells versions apart; the entry has all of it. */
    private static String shortened(String digest) {
        return digest.length() <= 12 ? digest : digest.substring(0, 12) + "\u2026";
    }

    private void change(long sequence, RecordedChange event) {
        if (period.has(event.time())) {
            types.add(event.type());
            if (!event.type().startsWith("log-")) {
                String text = event.value("of")
                        .or(() -> event.value("source"))
                        .or(() -> event.value("settings.0.name"))
                        .orElse("");
                String by = event.value("by").map(name -> ", by " + name).orElse("");
                String owners = event.value("after.team")
                        .map(team -> ", from " + event.value("before.team").orElse("") + " to " + team)
                        .orElse("");
                keep(changes, new Single(sequence, event.time(), event.type(), text + owners + by));
            }
        }
    }

    /** Keeps the latest. */
    private static void keep(List<Single> kept, Single event) {
        if (kept.size() == KEPT) {
            kept.remove(0);
        }
        kept.add(event);
    }
}
