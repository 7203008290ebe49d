package io.jenkins.plugins.accessbroker.approval.file;

import java.util.Objects;

/**
 * A signature as it was found.
 *
 * @param name its path below where signatures are, as messages name it
 * @param content its bytes, owned by whoever made this
 */
public record SignatureFile(String name, byte[] content) {
    public SignatureFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(content);
    }
}
