package io.jenkins.plugins.accessbroker.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Walks single patterns, place by place. */
final class GlobSteps {
    private GlobSteps() {}

    /** Where a pattern can be after one more character, the furthest last. */
    static List<Integer> successors(Glob glob, int from, char letter) {
        List<Integer> next = new ArrayList<>();
        for (int place : free(glob, from)) {
            if (place == glob.places()) {
                break;
            }
            switch (glob.take(place)) {
                case CHARACTER -> addIf(next, glob.character(place) == letter, place + 1);
                case SEGMENT_PART -> addIf(next, letter != '/', place);
                case SEGMENTS -> {
                    next.add(place + 1);
                    addIf(next, letter == '/', place + 2);
                }
                case SEGMENTS_INSIDE -> {
                    next.add(place);
                    addIf(next, letter == '/', place + 1);
                }
                case REST -> next.add(place);
            }
        }
        return next;
    }

    /** The characters that any of the patterns takes as themselves, each from its place. */
    static Set<Character> literals(Glob[] globs, int[] places) {
        Set<Character> letters = new TreeSet<>();
        for (int i = 0; i < globs.length; i++) {
            for (int place : free(globs[i], places[i])) {
                if (place < globs[i].places() && globs[i].take(place) == Glob.Take.CHARACTER) {
                    letters.add(globs[i].character(place));
                }
            }
        }
        return letters;
    }

    /** Whether each pattern can end at its place. */
    static boolean atEnd(Glob[] globs, int[] places) {
        for (int i = 0; i < globs.length; i++) {
            if (!free(globs[i], places[i]).contains(globs[i].places())) {
                return false;
            }
        }
        return true;
    }

    /** The place, and those after it that can be had for nothing. */
    private static List<Integer> free(Glob glob, int from) {
        List<Integer> places = new ArrayList<>(List.of(from));
        int place = from;
        while (place < glob.places()) {
            switch (glob.take(place)) {
                case SEGMENTS -> place += 2;
                case SEGMENT_PART, REST -> place++;
                default -> {
                    return places;
                }
            }
            places.add(place);
        }
        return places;
    }

    private static void addIf(List<Integer> places, boolean reached, int place) {
        if (reached) {
            places.add(place);
        }
    }
}
