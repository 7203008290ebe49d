package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.json.Json;
import io.jenkins.plugins.accessbroker.testkit.json.JsonReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** An App with a key, and plain HTTP requests to an emulator. */
final class Client {
    static final KeyPair KEYS = keys();
    static final App APP = new App(4711, "Iv23liExampleExample1", (RSAPublicKey) KEYS.getPublic());
    static final String HEAD = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final GitHubEmulator github;

    Client(GitHubEmulator github) {
        this.github = github;
    }

    /** What the App would sign in with that lives from a minute ago for ten. */
    static String jwt(Instant now) throws Exception {
        return jwt(
                HEAD,
                claims(now.getEpochSecond() - 60, now.getEpochSecond() + 540, "\"" + APP.clientId() + "\""),
                KEYS);
    }

    static String claims(long issued, long expires, String issuer) {
        return "{\"iat\":" + issued + ",\"exp\":" + expires + ",\"iss\":" + issuer + "}";
    }

    static String jwt(String head, String claims, KeyPair keys) throws Exception {
        String signed =
                base64(head.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64(signature.sign());
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    HttpResponse<String> get(String path, String bearer) throws Exception {
        return api("GET", path, bearer, "");
    }

    /** Asks for a token of installation 1. */
    HttpResponse<String> mint(String jwt, String body) throws Exception {
        return api("POST", "/app/installations/1/access_tokens", jwt, body);
    }

    HttpResponse<String> api(String method, String path, String bearer, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(github.api() + path))
                .header("Authorization", "Bearer " + bearer)
                .method(method, BodyPublishers.ofString(body)));
    }

    /** Asks as git does, with a token as password; without one where it is empty. */
    HttpResponse<String> git(String method, String path, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(github.web() + path)).method(method, BodyPublishers.ofString("x"));
        if (!token.isEmpty()) {
            String pair = "x-access-token:" + token;
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes("UTF-8")));
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static Map<?, ?> body(HttpResponse<String> response) throws JsonReader.Malformed {
        return (Map<?, ?>) Json.read(response.body());
    }
}
