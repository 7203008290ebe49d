package io.jenkins.plugins.accessbroker.audit.index;

import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which events are wanted: those that have one of the values of every kind that is given, in order of the log, the newest
 * first.
 *
 * @param values for each kind one or more values, each a text or, with {@code *} in it, a pattern as in a policy file
 * @param from the first moment, if there is one
 * @param to the moment after the last, if there is one
 * @param words words that all stand in the reason, the purpose or the failure; none where empty
 * @param before only events before this one, to go on after a page
 * @param limit how many at most: 1 to {@link #MOST}
 */
public record Query(
        Map<Kind, List<String>> values,
        Optional<Instant> from,
        Optional<Instant> to,
        String words,
        OptionalLong before,
        int limit) {
    /** Events of one answer at most. */
    public static final int MOST = 10_000;

    /** Checks the bounds. */
    public Query {
        Map<Kind, List<String>> copy = new EnumMap<>(Kind.class);
        values.forEach((kind, wanted) -> copy.put(kind, List.copyOf(wanted)));
        values = Map.copyOf(copy);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        Objects.requireNonNull(words);
        Objects.requireNonNull(before);
        if (limit < 1 || limit > MOST || values.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(
                    "a query has a limit of `1` to `" + MOST + "`, and a value for each kind");
        }
        values.values()
                .forEach(wanted ->
                        wanted.stream().filter(value -> value.contains("*")).forEach(Glob::of));
    }

    /** All events. */
    public static Query all(int limit) {
        return new Query(Map.of(), Optional.empty(), Optional.empty(), "", OptionalLong.empty(), limit);
    }

    /** These, of one of those values. */
    public Query with(Kind kind, String... wanted) {
        Map<Kind, List<String>> more = new EnumMap<>(Kind.class);
        more.putAll(values);
        more.put(kind, List.of(wanted));
        return new Query(more, from, to, words, before, limit);
    }

    /** These, between two moments: {@code from} and after, before {@code to}. */
    public Query between(Optional<Instant> start, Optional<Instant> end) {
        return new Query(values, start, end, words, before, limit);
    }

    /** These, with words in their free text. */
    public Query withWords(String wanted) {
        return new Query(values, from, to, wanted, before, limit);
    }

    /** These, before an event. */
    public Query before(long sequence) {
        return new Query(values, from, to, words, OptionalLong.of(sequence), limit);
    }
}
