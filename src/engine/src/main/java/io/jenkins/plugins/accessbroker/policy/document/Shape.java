package io.jenkins.plugins.accessbroker.policy.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may stand at a place of a document: the one source of what {@link Fields} takes and of what the JSON Schema says.
 *
 * <p>A pattern is of the whole text, and means the same in Java and in ECMA-262. Only a group that is repeated may be
 * possessive, {@code )*+}, where that changes nothing but what matching costs: the schema has {@code )*} for it.
 */
public sealed interface Shape {
    /** What stands there, for messages: what follows {@code expected} or {@code with}. */
    String expected();

    /** A text of 1 to {@link Fields#MAX_TEXT} characters on one line, with no space at either end. */
    static Text line(String expected) {
        return new Text(expected, Text.Kind.LINE, Fields.MAX_TEXT, Optional.empty(), expected, Optional.empty());
    }

    /** Any text, also an empty one or one of several lines; as JSON it has to be text. */
    static Text free(String expected) {
        return new Text(expected, Text.Kind.FREE, Integer.MAX_VALUE, Optional.empty(), expected, Optional.empty());
    }

    /** One of these words, each with what it means. */
    static <T> Choice<T> choice(Map<String, T> words) {
        return new Choice<>("one of " + Suggestion.list(words.keySet()), new TreeMap<>(words));
    }

    /** A list of 1 to {@link Fields#MAX_LIST} entries, none twice. */
    static Listing list(String expected, Shape entry) {
        return new Listing(expected, entry, 1, Fields.MAX_LIST, true);
    }

    /** A mapping without any key yet. */
    static Mapping mapping(String expected) {
        return new Mapping(expected, Map.of(), 0, Integer.MAX_VALUE, List.of(), List.of());
    }

    /**
     * A single value.
     *
     * @param most characters at most
     * @param pattern what the whole of it matches
     * @param form what the pattern asks for, for messages
     * @param complaint what is said of the key and a text that does not match; by default what {@code form} says
     */
    record Text(
            String expected,
            Kind kind,
            int most,
            Optional<Pattern> pattern,
            String form,
            Optional<BiFunction<String, Node.Scalar, String>> complaint)
            implements Shape {

        /** What of it counts. */
        public enum Kind {
            /** Its text: at least one character, on one line, with no space at either end. */
            LINE,
            /** Its text, any; where quotes count, something that is text in JSON. */
            FREE,
            /** Text, a number or a truth value as JSON has them. */
            COMPARABLE
        }

        /** The same with another bound of its length, in characters. */
        public Text upTo(int characters) {
            return new Text(expected, kind, characters, pattern, form, complaint);
        }

        /** The same, of a form, which messages call by these words. */
        public Text matching(Pattern whole, String words) {
            return new Text(expected, kind, most, Optional.of(whole), words, complaint);
        }

        /** The same, of a form; what is said of a text of another one follows from its key and the text. */
        public Text matching(Pattern whole, BiFunction<String, Node.Scalar, String> say) {
            return new Text(expected, kind, most, Optional.of(whole), form, Optional.of(say));
        }

        /** The same, where numbers and truth values do too. */
        public Text comparable() {
            return new Text(expected, Kind.COMPARABLE, most, pattern, form, complaint);
        }

        /** Whether the text has the form. */
        public boolean fits(String text) {
            return text.codePointCount(0, text.length()) <= most
                    && pattern.map(form -> form.matcher(text).matches()).orElse(true);
        }
    }

    /**
     * One of a few words.
     *
     * @param words each word and what it means
     */
    record Choice<T>(String expected, SortedMap<String, T> words) implements Shape {
        public Choice {
            words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        }
    }

    /**
     * A list.
     *
     * @param expected what its entries are, for messages
     * @param least entries at least
     * @param most entries at most
     * @param distinct whether no entry may be there twice
     */
    record Listing(String expected, Shape entry, int least, int most, boolean distinct) implements Shape {
        /** The same with another bound of its entries. */
        public Listing upTo(int entries) {
            return new Listing(expected, entry, least, entries, distinct);
        }

        /** The same without a bound, and with entries as often as they like. */
        public Listing loose() {
            return new Listing(expected, entry, least, Integer.MAX_VALUE, false);
        }

        /** The same, which may be empty. */
        public Listing orEmpty() {
            return new Listing(expected, entry, 0, most, distinct);
        }

        /** The same with entries as often as they like. */
        public Listing repeating() {
            return new Listing(expected, entry, least, most, false);
        }
    }

    /**
     * A mapping from names that its author chooses, at least one.
     *
     * @param name the form of a name
     * @param value what stands under each name
     * @param most entries at most
     */
    record Named(String expected, Text name, Shape value, int most) implements Shape {}

    /** No value: YAML's {@code null}. */
    record Nothing(String expected) implements Shape {}

    /** One of several shapes, of which none takes what another takes. */
    record Either(String expected, List<Shape> shapes) implements Shape {
        public Either {
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * A key of a mapping.
     *
     * @param help what it is for, as an editor shows it
     */
    record Key(String name, Shape shape, boolean required, String help) {
        public Key {
            Objects.requireNonNull(name);
            Objects.requireNonNull(shape);
            Objects.requireNonNull(help);
        }
    }

    /**
     * A mapping with known keys and no others.
     *
     * @param known the keys by their names, in the order in which they are shown
     * @param least entries at least
     * @param most entries at most
     * @param anyOf groups of keys of which one at least is there
     * @param oneOf groups of keys of which exactly one is there
     */
    record Mapping(
            String expected,
            Map<String, Key> known,
            int least,
            int most,
            List<Set<String>> anyOf,
            List<Set<String>> oneOf)
            implements Shape {
        public Mapping {
            known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
            anyOf = List.copyOf(anyOf);
            oneOf = List.copyOf(oneOf);
        }

        /** The same with a key that has to be there. */
        public Mapping required(String key, Shape shape, String help) {
            return with(new Key(key, shape, true, help));
        }

        /** The same with a key that may be there. */
        public Mapping optional(String key, Shape shape, String help) {
            return with(new Key(key, shape, false, help));
        }

        /** The same with a number of entries from {@code least} to {@code most}. */
        public Mapping sized(int fewest, int mostEntries) {
            return new Mapping(expected, known, fewest, mostEntries, anyOf, oneOf);
        }

        /** The same with one of these keys at least. */
        public Mapping anyOf(String... names) {
            return new Mapping(expected, known, least, most, and(anyOf, names), oneOf);
        }

        /** The same with exactly one of these keys. */
        public Mapping oneOf(String... names) {
            return new Mapping(expected, known, least, most, anyOf, and(oneOf, names));
        }

        /** The key of that name. */
        public Optional<Key> key(String name) {
            return Optional.ofNullable(known.get(name));
        }

        /** All keys, in the order in which they are shown. */
        public Collection<Key> keys() {
            return known.values();
        }

        /** The names of all keys. */
        public Set<String> names() {
            return known.keySet();
        }

        /** The names of the keys that have to be there. */
        public Set<String> required() {
            return keys().stream().filter(Key::required).map(Key::name).collect(Collectors.toSet());
        }

        private Mapping with(Key key) {
            Map<String, Key> more = new LinkedHashMap<>(known);
            if (more.put(key.name(), key) != null) {
                throw new IllegalArgumentException("a key of " + expected + " is declared twice");
            }
            return new Mapping(expected, more, least, most, anyOf, oneOf);
        }

        private static List<Set<String>> and(List<Set<String>> groups, String... names) {
            List<Set<String>> more = new ArrayList<>(groups);
            more.add(Set.of(names));
            return more;
        }
    }
}
