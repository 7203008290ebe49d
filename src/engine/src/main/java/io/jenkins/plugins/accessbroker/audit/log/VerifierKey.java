package io.jenkins.plugins.accessbroker.audit.log;

/**
 * An Ed25519 public key with a name, in the {@code vkey} form of C2SP
 * <a href="https://c2sp.org/signed-note">signed-note</a>: {@code name+id+base64(0x01 || key)}.
 */
public final class VerifierKey {
    private VerifierKey() {}

    /**
     * The key of a {@code vkey} text.
     *
     * @throws LogFault {@link LogFault.Reason#KEY} if the text is not such a key
     */
    public static VerifierKey parse(String vkey) throws LogFault {
        throw new LogFault(LogFault.Reason.INTERNAL, "not yet written");
    }
}
