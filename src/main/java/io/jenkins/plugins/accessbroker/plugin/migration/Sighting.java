package io.jenkins.plugins.accessbroker.plugin.migration;

import io.jenkins.plugins.accessbroker.plugin.guard.Mediation;
import java.time.Instant;
import java.util.Objects;

/**
 * A use that was seen once.
 *
 * @param build the number of the build; 0 where there is none
 */
record Sighting(Use use, int build, Instant at, Source source, Mediation mediation) {
    Sighting {
        Objects.requireNonNull(use);
        Objects.requireNonNull(at);
        Objects.requireNonNull(source);
        Objects.requireNonNull(mediation);
    }
}
