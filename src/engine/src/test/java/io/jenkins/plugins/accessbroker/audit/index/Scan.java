package io.jenkins.plugins.accessbroker.audit.index;

import io.jenkins.plugins.accessbroker.audit.json.EventReader;
import io.jenkins.plugins.accessbroker.audit.json.Reading;
import io.jenkins.plugins.accessbroker.audit.json.RecordedEvent;
import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers queries without an index: looks at every event of a log. */
final class Scan {
    private final List<Instant> times = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Set<Term>> terms = new ArrayList<>();

    Scan(Path log, long size) throws Exception {
        Map<String, Integer> intents = new HashMap<>();
        Map<String, Set<Term>> known = new HashMap<>();
        try (LogReader reader = LogReader.open(log, size)) {
            for (Optional<LogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                Reading reading = EventReader.read(entry.get().bytes());
                if (reading instanceof Reading.AboutPolicies policies) {
                    add(policies.event().time(), EventTerms.of(policies.event()));
                } else if (reading instanceof Reading.AboutKey key) {
                    add(key.event().time(), EventTerms.of(key.event()));
                } else if (reading instanceof Reading.Readable readable) {
                    add(readable.event().head().time(), EventTerms.of(readable.event()));
                    join(readable.event(), intents, known);
                }
            }
        }
    }

    private void add(Instant time, EventTerms found) {
        times.add(time);
        terms.add(new HashSet<>(found.terms()));
        words.add(found.words());
    }

    /** Later events of a lease have what its intent and its issuance have, and the intent has all of theirs. */
    private void join(RecordedEvent event, Map<String, Integer> intents, Map<String, Set<Term>> known) {
        int at = terms.size() - 1;
        Set<Term> shared = new HashSet<>(terms.get(at));
        shared.removeIf(term -> !term.kind().ofLease());
        String lease = event.lease().orElse(null);
        if (event instanceof RecordedEvent.Permitted permitted && !permitted.extension()) {
            intents.putIfAbsent(lease, at);
            known.putIfAbsent(lease, new HashSet<>(shared));
        }
        if (intents.containsKey(lease)) {
            terms.get(intents.get(lease)).addAll(shared);
            if (event instanceof RecordedEvent.Issued) {
                known.get(lease).addAll(shared);
            }
            terms.get(at).addAll(known.get(lease));
        }
    }

    /** All terms that events are found by. */
    List<Term> terms() {
        return terms.stream().flatMap(Set::stream).distinct().toList();
    }

    List<Long> find(Query query) {
        List<Long> found = new ArrayList<>();
        for (int at = 0; at < times.size(); at++) {
            if (matches(at, query)) {
                found.add((long) at);
            }
        }
        Collections.reverse(found);
        return found.subList(0, Math.min(query.limit(), found.size()));
    }

    private boolean matches(int at, Query query) {
        Instant time = times.get(at);
        return query.from().map(from -> !time.isBefore(from)).orElse(true)
                && query.to().map(time::isBefore).orElse(true)
                && (query.before().isEmpty() || at < query.before().getAsLong())
                && query.values().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().stream()
                                .anyMatch(value -> terms.get(at).stream()
                                        .filter(term -> term.kind() == wanted.getKey())
                                        .anyMatch(term -> value.contains("*")
                                                ? Glob.of(value).matches(term.value())
                                                : value.equals(term.value()))))
                && words(words.get(at)).containsAll(words(query.words()));
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(Pattern.compile("[^a-z0-9]+").split(text.toLowerCase(Locale.ROOT))));
        words.remove("");
        return words;
    }
}
