package io.jenkins.plugins.accessbroker.cli.audit.who;

import io.jenkins.plugins.accessbroker.audit.json.EventReader;
import io.jenkins.plugins.accessbroker.audit.json.Reading;
import io.jenkins.plugins.accessbroker.audit.json.RecordedDecision;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import io.jenkins.plugins.accessbroker.audit.json.RecordedPolicies;
import io.jenkins.plugins.accessbroker.audit.log.EntryVisitor;
import io.jenkins.plugins.accessbroker.policy.Owner;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a log says, entry by entry, of who got at something in a time. Memory is bounded, however long the log. */
final class Touching implements EntryVisitor {
    /** What is kept one by one; the oldest go first, and are still counted. */
    static final int KEPT = 1_000;

    private static final int MAX_OPEN = 100_000;
    private static final int MAX_NAMES = 10_000;

    private final Wanted wanted;
    private final Instant from;
    private final Instant to;
    private final Map<String, RecordedEvent.Permitted> permitted = bounded(MAX_OPEN);
    private final Map<String, Touch> open = bounded(MAX_OPEN);
    private final Deque<Touch> touches = new ArrayDeque<>();
    private final Map<String, Long> touchedBy = new TreeMap<>();
    private final Map<String, Long> deniedTo = new TreeMap<>();
    private final Map<String, String> grants = new TreeMap<>();
    private final Map<String, Version> versions = bounded(KEPT);
    private long count;
    private long unreadable;
    private long forgotten;

    Touching(Wanted wanted, Instant from, Instant to) {
        this.wanted = wanted;
        this.from = from;
        this.to = to;
    }

    @Override
    public void entry(long sequence, byte[] bytes) {
        Reading reading = EventReader.read(bytes);
        if (reading instanceof Reading.Readable readable) {
            event(sequence, readable.event());
        } else if (reading instanceof Reading.AboutPolicies policies
                && policies.event().kind() == RecordedPolicies.Kind.LOADED
                && policies.event().time().isBefore(to)) {
            loaded(policies.event());
        } else if (reading instanceof Reading.Unreadable) {
            unreadable++;
        }
    }

    /** Of versions that came into force before the time, only the last was in force in it. */
    private void loaded(RecordedPolicies event) {
        if (!event.time().isAfter(from)) {
            versions.values().removeIf(Version::loaded);
        }
        String digest = event.version().sha256();
        versions.remove(digest);
        versions.put(digest, new Version(digest, event.time(), true));
    }

    private void event(long sequence, RecordedEvent event) {
        if (event instanceof RecordedEvent.Permitted intent) {
            if (!intent.extension() && wanted.givenBy(intent.decision().scope())) {
                permitted.put(intent.id(), intent);
                decided(intent, intent.decision());
            }
        } else if (event instanceof RecordedEvent.Issued issued) {
            issued(sequence, issued);
        } else if (event instanceof RecordedEvent.Failed failed) {
            permitted.remove(failed.id());
        } else if (event instanceof RecordedEvent.Ended ended) {
            Touch touch = open.remove(ended.id());
            if (touch != null) {
                add(touch.endedAt(ended.revoked() ? ended.head().time() : ended.expires()));
            }
        } else if (event instanceof RecordedEvent.Denied denied) {
            denied(denied);
        } else if (event instanceof RecordedEvent.Used used
                && wanted.isCredential(used.use().credential())) {
            decided(used, used.decision());
            add(use(
                    sequence,
                    used,
                    used.observed() ? "used, observed only" : "used",
                    used.use().by(),
                    used.decision()));
        } else if (event instanceof RecordedEvent.Unmediated past
                && wanted.isCredential(past.use().credential())) {
            add(new Touch(
                    sequence,
                    past.head().grant().toString(),
                    past.head().build(),
                    "used past the broker by " + past.use().by(),
                    past.head().time(),
                    past.head().time(),
                    true,
                    List.of()));
        }
    }

    private static Touch use(long sequence, RecordedEvent event, String what, String by, RecordedDecision decision) {
        Instant time = event.head().time();
        return new Touch(
                sequence,
                event.head().grant().toString(),
                event.head().build(),
                what + " by " + by,
                time,
                time,
                true,
                Touch.people(decision));
    }

    private void issued(long sequence, RecordedEvent.Issued issued) {
        RecordedEvent.Permitted intent = permitted.remove(issued.id());
        if (intent == null && !wanted.givenBy(issued.scope())) {
            return;
        }
        open.put(
                issued.id(),
                new Touch(
                        sequence,
                        issued.head().grant().toString(),
                        issued.head().build(),
                        "lease " + issued.id() + ", credential "
                                + issued.credential().id(),
                        issued.head().time(),
                        issued.expires(),
                        false,
                        intent == null ? List.of() : Touch.people(intent.decision())));
    }

    private void denied(RecordedEvent.Denied denied) {
        boolean about = wanted.givenBy(denied.decision().scope())
                || denied.use()
                        .filter(use -> wanted.isCredential(use.credential()))
                        .isPresent();
        if (about && isWithin(denied.head().time())) {
            decided(denied, denied.decision());
            count(deniedTo, denied.head().grant() + " for " + denied.decision().job());
        }
    }

    /** A decision says that there was such a grant, and by which version it was decided. */
    private void decided(RecordedEvent event, RecordedDecision decision) {
        if (!isWithin(event.head().time())) {
            return;
        }
        if (decision.owner().isPresent() && grants.size() < MAX_NAMES) {
            grants.put(
                    event.head().grant().toString(),
                    decision.owner().map(Owner::team).orElse(""));
        }
        decision.version()
                .ifPresent(version -> versions.putIfAbsent(
                        version.sha256(),
                        new Version(version.sha256(), event.head().time(), false)));
    }

    private void add(Touch touch) {
        if (touch.within(from, to)) {
            count++;
            count(touchedBy, touch.grant() + " for " + touch.build().replaceFirst(" #\\d+$", ""));
            touches.add(touch);
            if (touches.size() > KEPT) {
                touches.remove();
            }
        }
    }

    private boolean isWithin(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private static void count(Map<String, Long> counts, String name) {
        if (counts.size() < MAX_NAMES || counts.containsKey(name)) {
            counts.merge(name, 1L, Long::sum);
        } else {
            counts.merge("others", 1L, Long::sum);
        }
    }

    private <V> Map<String, V> bounded(int most) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                boolean full = size() > most;
                forgotten += full ? 1 : 0;
                return full;
            }
        };
    }

    /** Takes in the leases that have no end on the log: their credentials work until they expire. */
    void finish() {
        List.copyOf(open.values()).forEach(this::add);
        open.clear();
    }

    /** How many entries are no events of a form that is known here. */
    long unreadable() {
        return unreadable;
    }

    /** How many leases and versions were left out because too many were open at once. */
    long forgotten() {
        return forgotten;
    }

    /** How many there were. */
    long count() {
        return count;
    }

    /** The latest of them. */
    List<Touch> touches() {
        List<Touch> all = new ArrayList<>(touches);
        all.sort(java.util.Comparator.comparingLong(Touch::sequence));
        return all;
    }

    /** How often, by grant and job. */
    Map<String, Long> touchedBy() {
        return touchedBy;
    }

    /** How often it was denied, by grant and job. */
    Map<String, Long> deniedTo() {
        return deniedTo;
    }

    /** The grants that decisions of the time name, with their owner's team. */
    Map<String, String> grants() {
        return grants;
    }

    /** The versions of the policies in that time, in the order of the log. */
    List<Version> versions() {
        return List.copyOf(versions.values());
    }
}
