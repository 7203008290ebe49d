package io.jenkins.plugins.accessbroker.audit;

import java.util.Objects;

/**
 * How the log names a credential without holding any of its secrets.
 *
 * @param issuer the issuer's name
 * @param id the issuer's public name of the credential
 * @param sha256 SHA-256 of its secret in lower-case hexadecimal, to recognise one that was found
 */
public record CredentialMark(String issuer, String id, String sha256) {
    public CredentialMark {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(id);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a credential's hash is not 64 lower-case hexadecimal digits");
        }
    }
}
