package io.jenkins.plugins.accessbroker.audit;

import java.util.Objects;

/**
 * How a build came to use a credential that Jenkins holds.
 *
 * @param by what uses it: a step's name such as {@code withCredentials}, or what the controller calls it
 * @param credential the credential's id
 */
public record CredentialUse(String by, String credential) {
    public CredentialUse {
        Objects.requireNonNull(by);
        Objects.requireNonNull(credential);
    }
}
