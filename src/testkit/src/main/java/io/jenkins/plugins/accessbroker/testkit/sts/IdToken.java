package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mints web identity tokens: JWTs in JWS compact form (RFC 7515, RFC 7519), signed with RS256 or ES256.
 *
 * <p>Immutable: each method gives another token to be. A claim may be set to what no provider would.
 */
public final class IdToken {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final SigningKey key;
    private final Map<String, Object> claims;

    private IdToken(SigningKey key, Map<String, Object> claims) {
        this.key = key;
        this.claims = claims;
    }

    /** A token of ten minutes from now, with {@code iss}, {@code aud}, {@code sub}, {@code iat} and {@code exp}. */
    public static IdToken of(SigningKey key, String issuer, String audience, String subject, InstantSource clock) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("sub", subject);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        return new IdToken(key, claims);
    }

    /** The same token, signed with another key. */
    public IdToken signedWith(SigningKey other) {
        return new IdToken(other, claims);
    }

    /**
     * The same token with a claim of another value.
     *
     * @param value a string, number, boolean, list or map
     */
    public IdToken with(String claim, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(claim, value);
        return new IdToken(key, more);
    }

    /** The same token without a claim. */
    public IdToken without(String claim) {
        Map<String, Object> fewer = new LinkedHashMap<>(claims);
        fewer.remove(claim);
        return new IdToken(key, fewer);
    }

    /** The same token with another end. */
    public IdToken expiring(Instant end) {
        return with("exp", end.getEpochSecond());
    }

    /**
     * The same token with session tags, in the claim that STS reads them from (IAM User Guide, "Pass session tags in
     * AWS STS", "Passing session tags using AssumeRoleWithWebIdentity").
     */
    public IdToken tagged(Map<String, String> tags, List<String> transitiveKeys) {
        Map<String, Object> principalTags = new LinkedHashMap<>();
        tags.forEach((name, value) -> principalTags.put(name, List.of(value)));
        return with(IdTokenClaims.TAGS, Map.of("principal_tags", principalTags, "transitive_tag_keys", transitiveKeys));
    }

    /** The signed token. */
    public String mint() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key.algorithm().name());
        header.put("kid", key.id());
        header.put("typ", "JWT");
        String signed = part(header) + "." + part(claims);
        return signed + "." + encode(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(Map<String, Object> content) {
        return encode(Json.write(content).getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }
}
