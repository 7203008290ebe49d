package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.json.Json;
import io.jenkins.plugins.accessbroker.testkit.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What is wrong with what an App signs in with, in GitHub's words. */
final class JwtCheck {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String UNREADABLE = "A JSON web token could not be decoded";

    private JwtCheck() {}

    static Optional<String> problem(String jwt, App app, Instant now) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.of(UNREADABLE);
        }
        try {
            boolean signed = "RS256".equals(members(parts[0]).get("alg")) && isSigned(parts, app);
            return signed ? claims(members(parts[1]), app, now) : Optional.of(UNREADABLE);
        } catch (JsonReader.Malformed | IllegalArgumentException | GeneralSecurityException e) {
            return Optional.of(UNREADABLE);
        }
    }

    private static boolean isSigned(String[] parts, App app) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(app.key());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static Optional<String> claims(Map<?, ?> claims, App app, Instant now) {
        Object issuer = claims.get("iss");
        if (!app.clientId().equals(issuer) && !String.valueOf(app.id()).equals(String.valueOf(issuer))) {
            return Optional.of("Integration not found");
        }
        if (!(claims.get("iat") instanceof Number issued) || issued.longValue() > now.getEpochSecond()) {
            return Optional.of("'Issued at' claim ('iat') must be an Integer representing the time that the assertion"
                    + " was issued");
        }
        if (!(claims.get("exp") instanceof Number expires) || expires.longValue() <= now.getEpochSecond()) {
            return Optional.of("'Expiration time' claim ('exp') must be a numeric value representing the future time at"
                    + " which the assertion expires");
        }
        if (expires.longValue() > now.plus(LONGEST).getEpochSecond()) {
            return Optional.of("'Expiration time' claim ('exp') is too far in the future");
        }
        return Optional.empty();
    }

    private static Map<?, ?> members(String part) throws JsonReader.Malformed {
        String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        if (Json.read(text) instanceof Map<?, ?> members) {
            return members;
        }
        throw new IllegalArgumentException("not an object");
    }
}
