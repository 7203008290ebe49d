package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.audit.find.EntryLine;
import io.jenkins.plugins.accessbroker.plugin.record.Moment;
import io.jenkins.plugins.accessbroker.plugin.record.Shown;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One event as pages show it. All texts are fit to be seen. Of a type that is not known here, its fields are shown. */
public final class EventView {
    private static final Set<String> ALARMING = Set.of("denied", "observed", "failed", "unmediated");
    private static final Set<String> GIVEN = Set.of("intent", "issued", "extended", "used");

    private final Entry event;
    private final Instant now;

    EventView(Entry event, Instant now) {
        this.event = event;
        this.now = now;
    }

    static List<EventView> all(List<Entry> events, Instant now) {
        return events.stream().map(event -> new EventView(event, now)).toList();
    }

    public String getSequence() {
        return event.value("sequence");
    }

    public Optional<Moment> getTime() {
        try {
            return Optional.of(new Moment(Instant.parse(event.value("time")), now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public String getType() {
        return shown("type");
    }

    /** What the type is like, for the style sheet. */
    public String getKind() {
        String type = event.value("type");
        return ALARMING.contains(type) ? "denied" : GIVEN.contains(type) ? "active" : "other";
    }

    public String getGrant() {
        return shown("grant");
    }

    /** The query string of a search for the grant's events. */
    public String getGrantSearch() {
        return Asked.pair("grant", event.value("grant"));
    }

    /** The build, under the name that it had. */
    public String getBuild() {
        return shown("buildName");
    }

    /** The query string of the build's story. */
    public String getBuildStory() {
        return Asked.pair(StoryPage.NAME, event.value("buildName"));
    }

    public String getOutcome() {
        return Shown.of(EntryLine.outcome(event));
    }

    public String getReason() {
        return shown("reason");
    }

    /** The conditions that did not hold. */
    public List<ConditionView> getFailed() {
        List<ConditionView> failed = new ArrayList<>();
        for (int at = 0; !event.value("trace/" + at + "/verdict").isEmpty(); at++) {
            if (!event.value("trace/" + at + "/verdict").equals("holds")) {
                failed.add(new ConditionView(
                        shown("trace/" + at + "/condition"),
                        shown("trace/" + at + "/expected"),
                        shown("trace/" + at + "/met")));
            }
        }
        return failed;
    }

    /** Every single value of the event, by its path, in the order of the event. */
    public List<FieldView> getFields() {
        return event.values().entrySet().stream()
                .map(field -> new FieldView(
                        Shown.of(field.getKey().substring(1).replace('/', '.')), Shown.of(field.getValue())))
                .toList();
    }

    /** The event as the log has it. */
    public String getText() {
        return event.text();
    }

    private String shown(String path) {
        return Shown.of(event.value(path));
    }

    /** A condition that did not hold. */
    public static final class ConditionView {
        private final String name;
        private final String expected;
        private final String met;

        private ConditionView(String name, String expected, String met) {
            this.name = name;
            this.expected = expected;
            this.met = met;
        }

        public String getName() {
            return name;
        }

        public String getExpected() {
            return expected;
        }

        public String getMet() {
            return met;
        }
    }

    /** One value. */
    public static final class FieldView {
        private final String name;
        private final String value;

        private FieldView(String name, String value) {
            this.name = name;
            this.value = value;
        }

        public String getName() {
            return name;
        }

        public String getValue() {
            return value;
        }
    }
}
