package io.jenkins.plugins.accessbroker.cli.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorMemory;

/**
 * An anchor that a command uses.
 *
 * @param anchor the anchor
 * @param memory what was last anchored there
 * @param state the directory of what is kept of it
 */
public record OpenAnchor(Anchor anchor, AnchorMemory memory, StateDirectory state) implements AutoCloseable {
    @Override
    public void close() {
        anchor.close();
        state.close();
    }
}
