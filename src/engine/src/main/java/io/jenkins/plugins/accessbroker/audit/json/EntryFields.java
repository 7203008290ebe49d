package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the fields of one JSON object of an entry strictly: each has its type, and none is left that nobody asked for. */
final class EntryFields {
    /** No event is recorded before it, and none is about a time from {@link #LAST} on. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final String what;
    private final Map<String, Object> fields;
    private final Set<String> asked = new HashSet<>();

    /**
     * Starts reading.
     *
     * @param what the object as messages name it
     */
    EntryFields(String what, Map<String, Object> fields) {
        this.what = what;
        this.fields = fields;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Ends reading: a field that was not asked for is one that this version does not know. */
    void done() throws FormFault {
        for (String name : fields.keySet()) {
            if (!asked.contains(name)) {
                throw new FormFault(what + " has a field " + Quote.of(name) + " that this version does not know");
            }
        }
    }

    String text(String name) throws FormFault {
        return required(name, String.class, "text");
    }

    Optional<String> maybeText(String name) throws FormFault {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    boolean flag(String name) throws FormFault {
        return required(name, Boolean.class, "true or false");
    }

    /** A number of 0 or more. */
    long number(String name) throws FormFault {
        long number = required(name, Long.class, "a number");
        if (number < 0) {
            throw wrong(name, "a number of 0 or more");
        }
        return number;
    }

    Duration seconds(String name) throws FormFault {
        return Duration.ofSeconds(number(name));
    }

    Optional<Duration> maybeSeconds(String name) throws FormFault {
        return has(name) ? Optional.of(seconds(name)) : Optional.empty();
    }

    Instant time(String name) throws FormFault {
        try {
            Instant time = Instant.parse(text(name));
            if (!time.isBefore(FIRST) && time.isBefore(LAST)) {
                return time;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw wrong(name, "a time");
    }

    EntryFields object(String name) throws FormFault {
        return asObject("its `" + name + "`", required(name, Map.class, "an object"));
    }

    /** An object whose fields are texts, each of a name of its own choice. */
    SortedMap<String, String> texts(String name) throws FormFault {
        EntryFields object = object(name);
        SortedMap<String, String> texts = new TreeMap<>();
        for (String key : object.fields.keySet()) {
            texts.put(key, object.text(key));
        }
        return texts;
    }

    /** A list of texts. */
    List<String> list(String name) throws FormFault {
        List<String> texts = new ArrayList<>();
        for (Object item : required(name, List.class, "a list")) {
            if (!(item instanceof String text)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list of objects. */
    List<EntryFields> objects(String name) throws FormFault {
        List<EntryFields> objects = new ArrayList<>();
        for (Object item : required(name, List.class, "a list")) {
            objects.add(asObject("its `" + name + "`", item));
        }
        return objects;
    }

    /** The values as they are, by name, all of them asked for with it. */
    Map<String, Object> all() {
        asked.addAll(fields.keySet());
        return fields;
    }

    FormFault wrong(String name, String expected) {
        return new FormFault(what + " has no `" + name + "` that is " + expected);
    }

    private <T> T required(String name, Class<T> type, String expected) throws FormFault {
        asked.add(name);
        Object value = fields.get(name);
        if (!type.isInstance(value)) {
            throw wrong(name, expected);
        }
        return type.cast(value);
    }

    @SuppressWarnings("unchecked")
    private static EntryFields asObject(String what, Object value) throws FormFault {
        if (!(value instanceof Map)) {
            throw new FormFault(what + " is no list of objects");
        }
        return new EntryFields(what, (Map<String, Object>) value);
    }
}
