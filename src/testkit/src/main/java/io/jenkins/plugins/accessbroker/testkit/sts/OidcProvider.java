package io.jenkins.plugins.accessbroker.testkit.sts;

import java.net.URI;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An IAM OIDC identity provider, with the keys that stand in for its published JWKS.
 *
 * @param account the twelve-digit account it is registered in
 * @param issuer its URL, {@code https} and equal to the {@code iss} of its tokens (API reference of IAM
 *     {@code CreateOpenIDConnectProvider}, {@code Url})
 * @param audiences its client ids, 1 to 100 (same page, {@code ClientIDList})
 * @param keys its verification keys by key id: RSA, or EC on P-256
 */
public record OidcProvider(String account, String issuer, Set<String> audiences, Map<String, PublicKey> keys) {
    private static final int MOST_AUDIENCES = 100;

    public OidcProvider {
        audiences = Set.copyOf(audiences);
        keys = Map.copyOf(keys);
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("expected an account of 12 digits, got `" + account + "`");
        }
        URI url = URI.create(issuer);
        if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getQuery() != null) {
            throw new IllegalArgumentException("expected an https url as the issuer, got `" + issuer + "`");
        }
        if (audiences.isEmpty() || audiences.size() > MOST_AUDIENCES) {
            throw new IllegalArgumentException("expected 1 to 100 audiences, got `" + audiences.size() + "`");
        }
    }

    /** A provider with one audience and the given keys. */
    public static OidcProvider of(String account, String issuer, String audience, SigningKey... keys) {
        Map<String, PublicKey> published = new LinkedHashMap<>();
        Stream.of(keys).forEach(key -> published.put(key.id(), key.publicKey()));
        return new OidcProvider(account, issuer, Set.of(audience), published);
    }
}
