package io.jenkins.plugins.accessbroker.policy.condition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Searches a name that each of some sets of patterns matches and no excluded pattern does.
 *
 * <p>It takes one pattern of each set at a time and walks them together, character by character. Where only stars take a
 * character, one that no excluded pattern has stands for all others: whatever matches it matches them too. So the
 * characters of excluded patterns are never tried, and a walk at the same places is dropped if it has reached all the
 * excluded places that an earlier one has.
 */
final class NameSearch {
    /** Sets that a name can be asked to be in at once. */
    static final int MOST_SETS = 5;
    /** Characters of a name at most, as in requests. */
    private static final int MAX_NAME = 1_024;

    private static final int BITS_OF_A_PLACE = 10;
    private static final String PLAIN = "xyzwvutsrqponmlkjihgfedcba0123456789";

    private final List<List<Glob>> sets;
    private final Set<Glob> excluded;
    private final PlaceSets excludedPlaces;
    private final Effort effort;

    /** A name so far: its last character, where the walked patterns are, and which excluded places are reached. */
    private record Node(Node before, char last, int[] places, int[] excluded) {
        boolean ownsSegment() {
            return before != null && last != '/';
        }

        long key() {
            long key = ownsSegment() ? 1 : 0;
            for (int place : places) {
                key = key << BITS_OF_A_PLACE | place;
            }
            return key;
        }
    }

    NameSearch(List<? extends Collection<Glob>> sets, Set<Glob> excluded, Effort effort) {
        if (sets.size() > MOST_SETS) {
            throw new IllegalArgumentException(
                    sets.size() + " sets of patterns, more than the " + MOST_SETS + " allowed");
        }
        this.sets = sets.stream().map(List::copyOf).toList();
        this.excluded = Set.copyOf(excluded);
        this.excludedPlaces = new PlaceSets(List.copyOf(excluded));
        this.effort = effort;
    }

    /** The name; nothing if there is none. */
    Optional<String> find() throws ComparisonFault {
        char fresh = fresh();
        boolean tooLong = false;
        int[] choice = new int[sets.size()];
        do {
            Optional<String> name = walk(chosen(choice), fresh);
            if (name.filter(found -> found.length() <= MAX_NAME).isPresent()) {
                return name;
            }
            tooLong |= name.isPresent();
        } while (next(choice));
        if (tooLong) {
            throw new ComparisonFault(
                    ComparisonFault.Reason.NAMES_TOO_LONG,
                    "the patterns differ on names of more than " + MAX_NAME
                            + " characters, and it is not known whether on shorter ones: use shorter patterns");
        }
        return Optional.empty();
    }

    private Optional<String> walk(Glob[] globs, char fresh) throws ComparisonFault {
        if (Arrays.stream(globs).anyMatch(excluded::contains)) {
            return Optional.empty();
        }
        Map<Long, List<int[]>> visited = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>();
        int[] start = excludedPlaces.start();
        effort.take(start.length + 1L);
        open.push(new Node(null, '/', new int[globs.length], start));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.ownsSegment()
                    && GlobSteps.atEnd(globs, node.places())
                    && !excludedPlaces.matches(node.excluded())) {
                return Optional.of(new Shortening(sets, excludedPlaces).of(name(node), String.valueOf(fresh)));
            }
            if (isNew(visited, node)) {
                extend(globs, node, fresh, open);
            }
        }
        return Optional.empty();
    }

    /** Opens what follows a node, so that the character that excludes least is tried first. */
    private void extend(Glob[] globs, Node node, char fresh, Deque<Node> open) throws ComparisonFault {
        List<Character> letters = new ArrayList<>(GlobSteps.literals(globs, node.places()));
        letters.remove((Character) fresh);
        letters.remove((Character) '/');
        if (node.ownsSegment()) {
            letters.add('/');
        }
        letters.add(fresh);
        for (char letter : letters) {
            List<List<Integer>> next = new ArrayList<>();
            for (int i = 0; i < globs.length; i++) {
                next.add(GlobSteps.successors(globs[i], node.places()[i], letter));
            }
            if (next.stream().noneMatch(List::isEmpty)) {
                effort.take(node.excluded().length + 1L);
                push(next, new Node(node, letter, new int[0], excludedPlaces.step(node.excluded(), letter)), open);
            }
        }
    }

    /** Opens one node for each combination of places. */
    private static void push(List<List<Integer>> next, Node node, Deque<Node> open) {
        int done = node.places().length;
        if (done == next.size()) {
            open.push(node);
            return;
        }
        for (int place : next.get(done)) {
            int[] places = Arrays.copyOf(node.places(), done + 1);
            places[done] = place;
            push(next, new Node(node.before(), node.last(), places, node.excluded()), open);
        }
    }

    private boolean isNew(Map<Long, List<int[]>> visited, Node node) throws ComparisonFault {
        List<int[]> earlier = visited.computeIfAbsent(node.key(), key -> new ArrayList<>());
        for (int[] places : earlier) {
            boolean may = places.length <= node.excluded().length;
            effort.take(may ? places.length + 1L : 1);
            if (may && PlaceSets.within(places, node.excluded())) {
                return false;
            }
        }
        earlier.add(node.excluded());
        return true;
    }

    private static String name(Node end) {
        StringBuilder name = new StringBuilder();
        for (Node node = end; node.before() != null; node = node.before()) {
            name.append(node.last());
        }
        return name.reverse().toString();
    }

    /** A character that no excluded pattern has: a plain one if possible. */
    private char fresh() throws ComparisonFault {
        Set<Character> used = new TreeSet<>();
        excluded.forEach(glob -> glob.pattern().chars().forEach(unit -> used.add((char) unit)));
        for (char plain : PLAIN.toCharArray()) {
            if (!used.contains(plain)) {
                return plain;
            }
        }
        for (char other = 'A'; other < Character.MIN_SURROGATE; other++) {
            if (Character.isLetterOrDigit(other) && !used.contains(other)) {
                return other;
            }
        }
        throw new ComparisonFault(
                ComparisonFault.Reason.NO_CHARACTER_LEFT,
                "the patterns have every letter that there is, so nothing can stand for the others: use fewer patterns");
    }

    private Glob[] chosen(int[] choice) {
        Glob[] globs = new Glob[choice.length];
        for (int i = 0; i < choice.length; i++) {
            globs[i] = sets.get(i).get(choice[i]);
        }
        return globs;
    }

    /** The next way to choose one pattern of each set, if there is one. */
    private boolean next(int[] choice) {
        for (int i = choice.length - 1; i >= 0; i--) {
            if (++choice[i] < sets.get(i).size()) {
                return true;
            }
            choice[i] = 0;
        }
        return false;
    }
}
