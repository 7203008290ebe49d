package io.jenkins.plugins.accessbroker.plugin.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The uses of the last 90 days. It is bounded: where there are too many, those that were seen longest ago are forgotten. */
final class UseMemory {
    static final Duration KEPT = Duration.ofDays(90);
    /** Places of one credential. */
    static final int PLACES = 200;
    /** Uses of one credential. */
    static final int USES = 500;
    /** Uses of all credentials. */
    static final int ALL = 20_000;

    private final Map<String, Map<Use, Tally>> byCredential = new HashMap<>();
    private final Set<String> overfull = new TreeSet<>();
    private int size;
    private boolean changed;

    /** Everything that is remembered, and the credentials of which something had to be forgotten for its number. */
    record Content(Map<Use, Tally> uses, Set<String> overfull) {
        Content {
            uses = Map.copyOf(uses);
            overfull = Set.copyOf(overfull);
        }
    }

    synchronized void see(Sighting seen) {
        if (seen.use().isBounded()) {
            Map<Use, Tally> uses = uses(seen.use().credential());
            Tally before = uses.get(seen.use());
            put(seen.use(), before == null ? Tally.of(seen) : before.and(seen));
        }
    }

    /** Adds what was remembered before. */
    synchronized void add(Content content) {
        content.uses().forEach((use, tally) -> {
            if (use.isBounded()) {
                Tally now = uses(use.credential()).get(use);
                put(use, now == null ? tally : now.plus(tally));
            }
        });
        overfull.addAll(content.overfull());
        changed = false;
    }

    synchronized Content content() {
        Map<Use, Tally> all = new HashMap<>();
        byCredential.values().forEach(all::putAll);
        return new Content(all, overfull);
    }

    /** The uses of one credential. */
    synchronized Map<Use, Tally> of(String credential) {
        return Map.copyOf(byCredential.getOrDefault(credential, Map.of()));
    }

    synchronized boolean isOverfull(String credential) {
        return overfull.contains(credential);
    }

    /** An item has another name now, and so has what is in it. */
    synchronized void rename(String from, String to) {
        Map<Use, Tally> moved = new LinkedHashMap<>();
        byCredential
                .values()
                .forEach(uses -> uses.forEach((use, tally) -> {
                    if (use.place().isIn(from)) {
                        moved.put(use, tally);
                    }
                }));
        remove(moved::containsKey);
        moved.forEach((use, tally) -> {
            Use renamed = new Use(use.credential(), use.place().renamed(from, to), use.by());
            Tally there = uses(use.credential()).get(renamed);
            put(renamed, there == null ? tally : there.plus(tally));
        });
    }

    /** An item is no more, and nothing of what was in it. */
    synchronized void forget(String item) {
        remove(use -> use.place().isIn(item));
    }

    /** Forgets what is too old. */
    synchronized void forgetBefore(Instant now) {
        Instant first = now.minus(KEPT);
        remove(use -> uses(use.credential()).get(use).last().isBefore(first));
        overfull.retainAll(byCredential.keySet());
    }

    /** Whether anything changed since this was asked before. */
    synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** It is to be kept again. */
    synchronized void touch() {
        changed = true;
    }

    private Map<Use, Tally> uses(String credential) {
        return byCredential.computeIfAbsent(credential, id -> new HashMap<>());
    }

    private void put(Use use, Tally tally) {
        Map<Use, Tally> uses = uses(use.credential());
        changed = true;
        if (uses.put(use, tally) != null) {
            return;
        }
        size++;
        if (uses.size() > USES) {
            drop(oldest(uses));
        }
        if (places(uses) > PLACES) {
            Place place = stalest(uses);
            uses.keySet().stream()
                    .filter(other -> other.place().equals(place))
                    .toList()
                    .forEach(this::drop);
        }
        if (size > ALL) {
            drop(byCredential.values().stream()
                    .filter(some -> !some.isEmpty())
                    .map(UseMemory::oldest)
                    .min(Comparator.comparing(some -> last(some)))
                    .orElseThrow());
        }
    }

    private Instant last(Use use) {
        return uses(use.credential()).get(use).last();
    }

    private static Use oldest(Map<Use, Tally> uses) {
        return uses.entrySet().stream()
                .min(Comparator.comparing(entry -> entry.getValue().last()))
                .orElseThrow()
                .getKey();
    }

    /** The place that was seen longest ago. */
    private static Place stalest(Map<Use, Tally> uses) {
        Map<Place, Instant> last = new HashMap<>();
        uses.forEach((use, tally) ->
                last.merge(use.place(), tally.last(), (one, other) -> one.isAfter(other) ? one : other));
        return last.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static long places(Map<Use, Tally> uses) {
        return uses.keySet().stream().map(Use::place).distinct().count();
    }

    private void drop(Use use) {
        overfull.add(use.credential());
        uses(use.credential()).remove(use);
        size--;
    }

    private void remove(Predicate<Use> which) {
        Collection<Use> gone = byCredential.values().stream()
                .flatMap(uses -> uses.keySet().stream())
                .filter(which)
                .collect(Collectors.toSet());
        gone.forEach(use -> uses(use.credential()).remove(use));
        size -= gone.size();
        changed |= !gone.isEmpty();
        byCredential.values().removeIf(Map::isEmpty);
    }
}
