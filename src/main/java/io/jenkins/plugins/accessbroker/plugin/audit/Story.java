package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.find.Entry;
import io.jenkins.plugins.accessbroker.plugin.broker.ReadableLog;
import java.util.List;
import java.util.Objects;

/**
 * A part of what the log has of a build.
 *
 * @param log the log
 * @param events the events, in their order
 * @param known how many the build has that were looked for
 * @param more whether others follow
 */
record Story(ReadableLog log, List<Entry> events, int known, boolean more) {
    Story {
        Objects.requireNonNull(log);
        events = List.copyOf(events);
    }
}
