package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.plugin.broker.ReadableLog;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a search found.
 *
 * @param log the log that it was found in, and the checkpoint that all of it is proven to be under
 * @param events the events, the newest first
 * @param next what {@code before} has to be to go on; nothing if there are no more
 */
record Found(ReadableLog log, List<Entry> events, OptionalLong next) {
    Found {
        Objects.requireNonNull(log);
        events = List.copyOf(events);
        Objects.requireNonNull(next);
    }
}
