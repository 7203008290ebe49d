package io.jenkins.plugins.accessbroker.policy.condition;

import java.util.Arrays;
import java.util.List;

/**
 * Sets of places in several patterns at once, each a sorted array: the places that are reached after some characters.
 *
 * <p>The places of all patterns are numbered one after the other; the last of each pattern is its end.
 */
final class PlaceSets {
    private final Glob[] owners;
    private final int[] starts;
    private final int size;

    PlaceSets(List<Glob> patterns) {
        this.size = patterns.stream().mapToInt(glob -> glob.places() + 1).sum();
        this.owners = new Glob[size];
        this.starts = new int[size];
        int start = 0;
        for (Glob pattern : patterns) {
            Arrays.fill(owners, start, start + pattern.places() + 1, pattern);
            Arrays.fill(starts, start, start + pattern.places() + 1, start);
            start += pattern.places() + 1;
        }
    }

    /** What is reached before any character. */
    int[] start() {
        Builder builder = new Builder(size);
        for (int place = 0; place < size; place++) {
            if (starts[place] == place) {
                builder.reach(place);
            }
        }
        return builder.sorted();
    }

    /** What is reached by one more character. */
    int[] step(int[] places, char taken) {
        Builder builder = new Builder(2 * places.length + 2);
        for (int place : places) {
            int within = place - starts[place];
            if (within < owners[place].places()) {
                builder.step(place, owners[place].take(within), owners[place], taken);
            }
        }
        return builder.sorted();
    }

    /** Whether some pattern matches all characters up to here. */
    boolean matches(int[] places) {
        for (int place : places) {
            if (place - starts[place] == owners[place].places()) {
                return true;
            }
        }
        return false;
    }

    /** Whether every place of the first sorted array is in the second. */
    static boolean within(int[] some, int[] all) {
        int at = 0;
        for (int place : some) {
            while (at < all.length && all[at] < place) {
                at++;
            }
            if (at == all.length || all[at] != place) {
                return false;
            }
        }
        return true;
    }

    /** Collects places, in any order and also twice. */
    private final class Builder {
        private int[] found;
        private int count;

        Builder(int expected) {
            found = new int[Math.max(4, expected)];
        }

        void step(int place, Glob.Take take, Glob glob, char taken) {
            switch (take) {
                case CHARACTER -> {
                    if (glob.character(place - starts[place]) == taken) {
                        reach(place + 1);
                    }
                }
                case SEGMENT_PART -> {
                    if (taken != '/') {
                        reach(place);
                    }
                }
                case SEGMENTS -> inside(place + 1, taken);
                case SEGMENTS_INSIDE -> inside(place, taken);
                case REST -> reach(place);
            }
        }

        private void inside(int place, char taken) {
            add(place);
            if (taken == '/') {
                reach(place + 1);
            }
        }

        /** Adds a place, and those after it that can be had for nothing. */
        void reach(int from) {
            int end = starts[from] + owners[from].places();
            int place = from;
            while (place < end) {
                add(place);
                Glob.Take take = owners[place].take(place - starts[place]);
                if (take == Glob.Take.SEGMENTS) {
                    place += 2;
                } else if (take == Glob.Take.SEGMENT_PART || take == Glob.Take.REST) {
                    place++;
                } else {
                    return;
                }
            }
            add(end);
        }

        private void add(int place) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = place;
        }

        int[] sorted() {
            Arrays.sort(found, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (kept == 0 || found[kept - 1] != found[i]) {
                    found[kept++] = found[i];
                }
            }
            return Arrays.copyOf(found, kept);
        }
    }
}
