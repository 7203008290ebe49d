package io.jenkins.plugins.accessbroker.audit.anchor;

import java.util.Objects;
import java.util.Optional;

/**
 * An anchor to publish to.
 *
 * @param anchor the anchor; the publisher closes it
 * @param memory what was last anchored there
 * @param demand what is demanded of it; nothing is by default, and then its failure only raises the alarm
 */
public record AnchorSetup(Anchor anchor, AnchorMemory memory, Optional<AnchorDemand> demand) {
    /** Holds all. */
    public AnchorSetup {
        Objects.requireNonNull(anchor);
        Objects.requireNonNull(memory);
        Objects.requireNonNull(demand);
    }
}
