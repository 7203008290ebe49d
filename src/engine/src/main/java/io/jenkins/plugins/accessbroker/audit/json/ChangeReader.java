package io.jenkins.plugins.accessbroker.audit.json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads an event about the log itself, or about what decisions hang on, whose form was checked. */
final class ChangeReader {
    private static final Set<String> HEAD = Set.of("version", "sequence", "time", "type");

    private ChangeReader() {}

    static RecordedChange read(String type, EntryFields event) throws FormFault {
        SortedMap<String, String> values = new TreeMap<>();
        event.all().forEach((name, value) -> {
            if (!HEAD.contains(name)) {
                add(values, name, value);
            }
        });
        return new RecordedChange(event.number("sequence"), event.time("time"), type, values);
    }

    private static void add(SortedMap<String, String> values, String path, Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> add(values, path + "." + name, field));
        } else if (value instanceof List<?> list) {
            for (int at = 0; at < list.size(); at++) {
                add(values, path + "." + at, list.get(at));
            }
        } else {
            values.put(path, value.toString());
        }
    }
}
