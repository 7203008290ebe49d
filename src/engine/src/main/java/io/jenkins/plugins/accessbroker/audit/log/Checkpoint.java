package io.jenkins.plugins.accessbroker.audit.log;

import java.util.List;
import java.util.Objects;

/**
 * What a log says of itself at one size: the note text of C2SP
 * <a href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a>. Not signed, so not to be believed by itself.
 *
 * @param origin the log's identity, also the name of its key: not empty, one line
 * @param size the number of entries, 0 or more
 * @param root the RFC 6962 root hash of the first {@code size} entries
 * @param extensions the extension lines, kept as they are: each not empty, one line
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    /** Checks every line. */
    public Checkpoint {
        Objects.requireNonNull(root, "root");
        extensions = List.copyOf(extensions);
    }
}
