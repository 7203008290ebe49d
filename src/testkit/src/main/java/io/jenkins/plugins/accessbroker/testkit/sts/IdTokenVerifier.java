package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.json.Json;
import io.jenkins.plugins.accessbroker.testkit.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies web identity tokens: signature, issuer, audience and lifetime. The messages are as clients of the service
 * have reported them.
 */
final class IdTokenVerifier {
    private static final int PARTS = 3;

    private final Directory directory;
    private final InstantSource clock;

    IdTokenVerifier(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The claims of a token that a provider of the account issued and that is valid now.
     *
     * @throws StsException {@code InvalidIdentityToken} or {@code ExpiredTokenException}
     */
    IdTokenClaims verify(String token, String account) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != PARTS) {
            throw notAJwt();
        }
        Map<?, ?> header = object(parts[0]);
        IdTokenClaims claims = new IdTokenClaims(object(parts[1]));
        String issuer = claims.text("iss");
        OidcProvider provider = directory
                .provider(account, issuer)
                .orElseThrow(() -> StsErrors.invalidIdentityToken(
                        "No OpenIDConnect provider found in your account for " + issuer));
        requireSignature(parts, header, provider);
        requireLifetime(claims);
        if (claims.audiences().stream().noneMatch(provider.audiences()::contains)) {
            throw StsErrors.invalidIdentityToken("Incorrect token audience");
        }
        claims.text("sub");
        return claims;
    }

    private static void requireSignature(String[] parts, Map<?, ?> header, OidcProvider provider) {
        Optional<JwsAlgorithm> algorithm = Arrays.stream(JwsAlgorithm.values())
                .filter(known -> known.name().equals(header.get("alg")))
                .findFirst();
        PublicKey key = Optional.ofNullable(provider.keys().get(String.valueOf(header.get("kid"))))
                .filter(candidate ->
                        algorithm.filter(known -> known.fits(candidate)).isPresent())
                .orElseThrow(() -> StsErrors.invalidIdentityToken(
                        "Couldn't retrieve verification key from your identity provider,  please reference"
                                + " AssumeRoleWithWebIdentity documentation for requirements"));
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!verifies(algorithm.orElseThrow(), key, signed, decode(parts[2]))) {
            throw StsErrors.invalidIdentityToken("Token signature invalid");
        }
    }

    private static boolean verifies(JwsAlgorithm algorithm, PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm.javaName());
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void requireLifetime(IdTokenClaims claims) {
        long now = clock.instant().getEpochSecond();
        long end = claims.seconds("exp");
        if (now >= end) {
            throw StsErrors.webTokenExpired(now, end);
        }
        if (claims.optionalSeconds("nbf").filter(start -> now < start).isPresent()) {
            throw StsErrors.invalidIdentityToken("Token is not yet valid");
        }
    }

    private static Map<?, ?> object(String part) {
        try {
            Object json = Json.read(new String(decode(part), StandardCharsets.UTF_8));
            if (json instanceof Map<?, ?> object) {
                return object;
            }
            throw notAJwt();
        } catch (JsonReader.Malformed e) {
            throw notAJwt();
        }
    }

    private static byte[] decode(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw notAJwt();
        }
    }

    private static StsException notAJwt() {
        return StsErrors.invalidIdentityToken(
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
    }
}
