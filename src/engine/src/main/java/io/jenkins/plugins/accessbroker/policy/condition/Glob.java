package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A whole-string pattern over names whose segments are divided by {@code /}.
 *
 * <p>{@code *} stands for any characters within one segment, also none. {@code **} is a segment of its own and stands
 * for any number of segments: also none at the start and in the middle, but not at the end, so that {@code a/**} is all
 * that is inside {@code a} and not {@code a} itself. All other characters stand for themselves, in their case.
 *
 * <p>Matching walks the text once, keeping the set of places in the pattern that are reached: for any pattern the time
 * is in proportion to the text.
 */
public final class Glob {
    /** Characters of a pattern at most. */
    public static final int MAX_LENGTH = 512;

    private static final String FOREIGN = "?[]{}\\!";
    private static final String OWN = "[^*/?\\[\\]{}\\\\!]+";
    private static final String SEGMENT = "(?:\\*?" + OWN + "(?:\\*" + OWN + ")*+\\*?|\\*\\*?)";

    /** What every pattern of at most {@link #MAX_LENGTH} characters matches, and nothing else does. */
    public static final Pattern FORM = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*+");

    /** A list of patterns in a file. */
    public static final Shape.Listing LIST = Shape.list(
            "patterns",
            Shape.line("a pattern")
                    .upTo(MAX_LENGTH)
                    .matching(
                            FORM,
                            (key, found) ->
                                    "`" + key + "`: " + problem(found.text()).orElseThrow()));

    /** What one place of the compiled pattern takes. */
    enum Take {
        /** Exactly its character. */
        CHARACTER,
        /** Any characters but the slash. */
        SEGMENT_PART,
        /** {@code **} and its slash: nothing, or the start of segments up to a slash. */
        SEGMENTS,
        /** The inside of what {@code SEGMENTS} takes; always the place after it. */
        SEGMENTS_INSIDE,
        /** {@code **} at the end: everything. */
        REST
    }

    private final String pattern;
    private final Take[] takes;
    private final char[] characters;
    private final int length;

    private Glob(String pattern) {
        this.pattern = pattern;
        this.takes = new Take[pattern.length()];
        this.characters = new char[pattern.length()];
        this.length = compile();
    }

    /**
     * The compiled pattern.
     *
     * @throws IllegalArgumentException with {@link #problem} as its message
     */
    public static Glob of(String pattern) {
        problem(pattern).ifPresent(text -> {
            throw new IllegalArgumentException(text);
        });
        return new Glob(pattern);
    }

    /** What keeps the text from being a pattern, if anything does. */
    public static Optional<String> problem(String pattern) {
        if (pattern.isEmpty()) {
            return Optional.of("the pattern is empty");
        }
        int length = pattern.codePointCount(0, pattern.length());
        if (length > MAX_LENGTH) {
            return Optional.of("the pattern has " + length + " characters, more than the " + MAX_LENGTH + " allowed");
        }
        return FORM.matcher(pattern).matches() ? Optional.empty() : Optional.of(fault(pattern));
    }

    /** What is wrong with a text that has not the form. */
    private static String fault(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (FOREIGN.indexOf(pattern.charAt(i)) >= 0) {
                return "the pattern " + Quote.of(pattern) + " has " + Quote.of(pattern.substring(i, i + 1))
                        + ", but only `*` and `**` are special and this character is not allowed";
            }
        }
        for (String segment : pattern.split("/", -1)) {
            if (segment.isEmpty()) {
                return "the pattern " + Quote.of(pattern) + " has an empty segment";
            }
            if (segment.contains("**") && !segment.equals("**")) {
                return "the pattern " + Quote.of(pattern) + " has " + Quote.of(segment)
                        + ", but `**` is a segment of its own";
            }
        }
        throw new IllegalStateException("a pattern has its form and yet none");
    }

    /** Whether the pattern stands for the whole text. */
    public boolean matches(String text) {
        return isLiteral() ? pattern.equals(text) : walk(text)[length];
    }

    /** A text that the pattern stands for, as short as any: each star is nothing, or {@code x} where a segment needs a character. */
    String simplest() {
        String[] segments = pattern.split("/");
        StringJoiner text = new StringJoiner("/");
        for (int i = 0; i < segments.length; i++) {
            if (!segments[i].equals("**") || i == segments.length - 1) {
                String kept = segments[i].replace("*", "");
                text.add(kept.isEmpty() ? "x" : kept);
            }
        }
        return text.toString();
    }

    /** Whether there can be a text below the prefix, which is the prefix, a slash and more, that the pattern stands for. */
    public boolean couldMatchBelow(String prefix) {
        boolean[] reached = walk(prefix + "/");
        for (int place = 0; place < length; place++) {
            if (reached[place]) {
                return true;
            }
        }
        return false;
    }

    /** The places that are reached at the end of the text; none if it cannot be the start of what the pattern stands for. */
    private boolean[] walk(String text) {
        boolean[] reached = new boolean[length + 1];
        boolean[] next = new boolean[length + 1];
        reach(reached, 0);
        for (int i = 0; i < text.length(); i++) {
            boolean any = false;
            for (int place = 0; place < length; place++) {
                any |= reached[place] && step(next, place, text.charAt(i));
            }
            boolean[] spent = reached;
            reached = next;
            next = spent;
            Arrays.fill(next, false);
            if (!any) {
                return reached;
            }
        }
        return reached;
    }

    /** Whether it stands for one text only, itself. */
    public boolean isLiteral() {
        return pattern.indexOf('*') < 0;
    }

    /** The pattern as it was written. */
    public String pattern() {
        return pattern;
    }

    /** How many places the compiled pattern has; this number itself is the place at its end. */
    int places() {
        return length;
    }

    /** What a place takes. */
    Take take(int place) {
        return takes[place];
    }

    /** The character that a place of {@link Take#CHARACTER} takes. */
    char character(int place) {
        return characters[place];
    }

    private int compile() {
        int size = 0;
        for (int i = 0; i < pattern.length(); i++) {
            characters[size] = pattern.charAt(i);
            if (!pattern.startsWith("*", i)) {
                takes[size++] = Take.CHARACTER;
            } else if (!pattern.startsWith("**", i)) {
                takes[size++] = Take.SEGMENT_PART;
            } else if (i + 2 == pattern.length()) {
                takes[size++] = Take.REST;
                i++;
            } else {
                takes[size++] = Take.SEGMENTS;
                takes[size++] = Take.SEGMENTS_INSIDE;
                i += 2;
            }
        }
        return size;
    }

    /** Marks what is reached from a place by taking one character; says whether anything is. */
    private boolean step(boolean[] next, int place, char taken) {
        switch (takes[place]) {
            case CHARACTER -> {
                if (characters[place] != taken) {
                    return false;
                }
                reach(next, place + 1);
            }
            case SEGMENT_PART -> {
                if (taken == '/') {
                    return false;
                }
                reach(next, place);
            }
            case SEGMENTS -> stepSegments(next, place + 1, taken);
            case SEGMENTS_INSIDE -> stepSegments(next, place, taken);
            case REST -> reach(next, place);
        }
        return true;
    }

    private void stepSegments(boolean[] next, int inside, char taken) {
        next[inside] = true;
        if (taken == '/') {
            reach(next, inside + 1);
        }
    }

    /** Marks a place, and those after it that can be had for nothing. */
    private void reach(boolean[] places, int from) {
        int place = from;
        while (place < length) {
            places[place] = true;
            if (takes[place] == Take.SEGMENTS) {
                place += 2;
            } else if (takes[place] == Take.SEGMENT_PART || takes[place] == Take.REST) {
                place++;
            } else {
                return;
            }
        }
        places[length] = true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
