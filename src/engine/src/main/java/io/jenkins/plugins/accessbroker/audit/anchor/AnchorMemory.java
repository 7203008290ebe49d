package io.jenkins.plugins.accessbroker.audit.anchor;

import java.util.Optional;

/** What was last anchored at one place, kept over a restart. It is compared with what the place has. */
public interface AnchorMemory {
    /**
     * What was last anchored, verified to be of this log.
     *
     * @throws AnchorFault if what is kept cannot be read
     */
    Optional<Anchored> read(AnchoredLog log) throws AnchorFault;

    /**
     * Keeps it in place of what was kept before.
     *
     * @throws AnchorFault if it is not kept
     */
    void write(Anchored anchored) throws AnchorFault;

    /** Keeps nothing. */
    static AnchorMemory none() {
        return new AnchorMemory() {
            @Override
            public Optional<Anchored> read(AnchoredLog log) {
                return Optional.empty();
            }

            @Override
            public void write(Anchored anchored) {}
        };
    }
}
