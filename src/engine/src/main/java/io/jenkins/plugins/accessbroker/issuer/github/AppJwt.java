package io.jenkins.plugins.accessbroker.issuer.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * What the App signs in with: a JSON Web Token under RS256 (RFC 7519, RFC 7515). It begins a minute ago and ends in nine, so
 * that it is good at a GitHub whose clock is up to a minute behind ours or nine ahead, and lives the ten minutes that
 * GitHub allows.
 */
final class AppJwt {
    static final Duration BEFORE = Duration.ofMinutes(1);
    static final Duration AFTER = Duration.ofMinutes(9);

    private static final String HEAD = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    private static final JsonFactory JSON = new JsonFactory();

    private AppJwt() {}

    static String of(String app, Instant now, RSAPrivateKey key) throws GeneralSecurityException {
        String signed = HEAD + "." + base64(claims(app, now).getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64(signature.sign());
    }

    private static String claims(String app, Instant now) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("iat", now.minus(BEFORE).getEpochSecond());
            json.writeNumberField("exp", now.plus(AFTER).getEpochSecond());
            json.writeStringField("iss", app);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
