package io.jenkins.plugins.accessbroker.issuer.call;

import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The proxies on the way to an issuer's other side. Both parts are asked anew for each connection, so that a change is met
 * at once.
 *
 * @param selector which proxy leads to an address
 * @param signIn what to send a proxy as {@code Proxy-Authorization}; nothing where it asks for none
 */
public record ProxySettings(ProxySelector selector, Supplier<Optional<Secret>> signIn) {
    /** No proxy at all. */
    public static final ProxySettings NONE = new ProxySettings(ProxySelector.of(null), Optional::empty);

    public ProxySettings {
        Objects.requireNonNull(selector);
        Objects.requireNonNull(signIn);
    }

    /** Those that are set for the process's Java, which has no name to sign in with. */
    public static ProxySettings ofJava() {
        return Optional.ofNullable(ProxySelector.getDefault())
                .map(selector -> new ProxySettings(selector, Optional::empty))
                .orElse(NONE);
    }

    /** What signs in with a name and a password (RFC 7617). */
    public static Secret basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Secret.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
