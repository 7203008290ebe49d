package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The events of a YAML text, one after the other. Whatever the library throws comes out as a {@link YamlFault}. */
final class Events {
    private static final int MIN_BUFFER = 1_024;

    private final String file;
    private final Iterator<Event> events;
    private Position last;

    Events(String file, String text) {
        this.file = file;
        this.last = new Position(file, 1, 1);
        // A buffer that takes the whole text keeps a long value from being copied once for each part of it.
        LoadSettings settings = LoadSettings.builder()
                .setBufferSize(Math.max(MIN_BUFFER, text.length() + 1))
                .setVersionFunction(version -> version)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The next event; there is one until the end of the stream was returned. */
    Event next() throws YamlFault {
        try {
            Event event = events.next();
            last = at(event);
            return event;
        } catch (MarkedYamlEngineException e) {
            throw SyntaxWords.fault(file, last, e);
        } catch (RuntimeException e) {
            // The library also fails in ways that it does not declare, as on an escape whose number is too large.
            throw new YamlFault(last, SyntaxWords.UNREADABLE_AFTER);
        }
    }

    /** Where an event starts. */
    Position at(Event event) {
        return event.getStartMark().map(mark -> at(file, mark)).orElse(last);
    }

    static Position at(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
