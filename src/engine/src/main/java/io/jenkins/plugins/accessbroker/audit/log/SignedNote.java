package io.jenkins.plugins.accessbroker.audit.log;

import java.util.List;
import java.util.Objects;

/**
 * Text with signatures: a C2SP <a href="https://c2sp.org/signed-note">signed note</a>.
 *
 * @param text the text, ending in a newline
 * @param signatures the signature lines, at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Holds both. */
    public SignedNote {
        Objects.requireNonNull(text, "text");
        signatures = List.copyOf(signatures);
    }
}
