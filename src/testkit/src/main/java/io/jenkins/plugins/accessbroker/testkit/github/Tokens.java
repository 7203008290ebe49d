package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.HandedOut;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every token that was made, and those of them that still work. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    /** Bytes of claims and signature that make a token as long as GitHub's stateless ones, about 520 characters. */
    private static final int CLAIMS = 90;

    private final Map<String, Token> live = new HashMap<>();
    private final Set<String> made = new HashSet<>();

    /** A value in GitHub's stateless form, {@code ghs_APPID_JWT}. */
    static String stateless(long app) {
        String head = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));
        return "ghs_" + app + "_" + head + "." + base64(bytes(CLAIMS)) + "." + base64(bytes(256));
    }

    /** A value in the form of GitHub Enterprise Server and of GitHub until 2026. */
    static String opaque() {
        StringBuilder value = new StringBuilder("ghs_");
        for (int i = 0; i < 36; i++) {
            value.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return value.toString();
    }

    synchronized void add(Token token) {
        HandedOut.note(token.value());
        made.add(token.value());
        live.put(token.value(), token);
    }

    /** The token, where it works at this time; one that lags is used up by one. */
    synchronized Optional<Token> use(String value, Instant now) {
        Token token = live.get(value);
        if (token == null || !token.expires().isAfter(now)) {
            return Optional.empty();
        }
        if (token.lag() > 0) {
            live.put(value, token.lagging(token.lag() - 1));
            return Optional.empty();
        }
        return Optional.of(token);
    }

    synchronized void revoke(Token token) {
        live.remove(token.value());
    }

    synchronized Set<String> made() {
        return Set.copyOf(made);
    }

    synchronized Set<String> live() {
        return Set.copyOf(live.keySet());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
