package io.jenkins.plugins.accessbroker.issuer;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an issuer gave out. Of its parts only {@code secrets} and their hash come from secret values.
 *
 * @param id the issuer's public name of it, such as an access key id
 * @param sha256 SHA-256 of its most telling secret value, as {@link Secret#sha256} gives it
 * @param secrets the values that must stay secret, by the environment variable that takes each
 * @param variables further environment variables that are no secret
 * @param expires when it ends by itself
 * @param requestId the issuer's own id of the call
 * @param scope what was given, as the issuer's answer says it
 */
public record Credential(
        String id,
        String sha256,
        Map<String, Secret> secrets,
        SortedMap<String, String> variables,
        Instant expires,
        String requestId,
        SortedMap<String, String> scope) {
    public Credential {
        Objects.requireNonNull(id);
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a credential's hash is not 64 lower-case hexadecimal digits");
        }
        secrets = Map.copyOf(secrets);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        Objects.requireNonNull(expires);
        Objects.requireNonNull(requestId);
        scope = Collections.unmodifiableSortedMap(new TreeMap<>(scope));
    }
}
