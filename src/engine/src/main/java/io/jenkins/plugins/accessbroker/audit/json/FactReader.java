package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.audit.json.RecordedFact.Part;
import io.jenkins.plugins.accessbroker.audit.json.RecordedFact.State;
import io.jenkins.plugins.accessbroker.audit.json.RecordedFact.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the facts about a build from an event: whichever there are, in the order of a request file. */
final class FactReader {
    /** The facts that a request has. One that an event leaves out was not known. */
    private static final List<String> NAMES = List.of(
            "job",
            "number",
            "branch",
            "revision",
            "changeRequest",
            "triggers",
            "agents",
            "rerun",
            "libraries",
            "codingAgents");

    private static final String ORIGINS = "origins";

    private final Map<String, Object> facts;
    private final SortedMap<String, String> origins;

    private FactReader(Map<String, Object> facts, SortedMap<String, String> origins) {
        this.facts = facts;
        this.origins = origins;
    }

    /**
     * Reads all facts.
     *
     * @param cut whether the event leaves out facts that are too large for it; then those that are not there are not
     *     known to be unknown
     */
    static List<RecordedFact> read(EntryFields build, boolean cut) throws FormFault {
        SortedMap<String, String> origins = build.has(ORIGINS) ? build.texts(ORIGINS) : new TreeMap<>();
        FactReader reader = new FactReader(build.all(), origins);
        Set<String> names = new LinkedHashSet<>(NAMES);
        names.addAll(reader.facts.keySet());
        names.remove(ORIGINS);
        return names.stream()
                .filter(name -> !cut || reader.facts.containsKey(name))
                .map(reader::fact)
                .toList();
    }

    private RecordedFact fact(String name) {
        Optional<String> origin = Optional.ofNullable(origins.get(name));
        Object value = facts.get(name);
        if (value == null) {
            return new RecordedFact(name, State.UNKNOWN, List.of(), origin);
        }
        if (value instanceof Optional) {
            return new RecordedFact(name, State.NONE, List.of(), origin);
        }
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        return new RecordedFact(
                name, State.KNOWN, values.stream().map(FactReader::value).toList(), origin);
    }

    private static Value value(Object value) {
        List<Part> parts = new ArrayList<>();
        add(parts, "", value);
        return new Value(parts);
    }

    private static void add(List<Part> parts, String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            String prefix = name.isEmpty() ? "" : name + ".";
            object.forEach((key, field) -> add(parts, prefix + key, field));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            list.forEach(item -> add(parts, name, item));
        } else {
            boolean none = value instanceof List || value instanceof Optional;
            parts.add(new Part(name, none ? Optional.empty() : Optional.of(value.toString())));
        }
    }
}
