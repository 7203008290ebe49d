package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import java.util.Optional;

/**
 * A place that keeps checkpoints of logs, out of the reach of those who can write the logs. It is used by one thread at a time.
 * Each call ends within a time that is bounded, whatever the other side does.
 */
public interface Anchor extends AutoCloseable {
    /** Where it is, as messages name it. No secret is in it. */
    String name();

    /**
     * The newest checkpoint of a log that the place has: what is there, not verified. At most
     * {@link SignedNote#MAX_BYTES} bytes.
     *
     * @param origin the log's name
     * @return nothing if the place has none of the log
     * @throws AnchorFault if that cannot be said
     */
    Optional<byte[]> newest(String origin) throws AnchorFault;

    /**
     * Has a checkpoint kept. On return the place has said that it keeps it. What the place has already is never replaced.
     *
     * @return the checkpoint as it is kept: with signatures of the place's own, if it makes any
     * @throws AnchorFault if it is not known to be kept, or contradicts what the place has
     */
    SignedNote publish(Publication publication) throws AnchorFault;

    /** Whether {@link #newest} gives what was published as soon as it was. */
    default boolean isPrompt() {
        return true;
    }

    @Override
    default void close() {}
}
