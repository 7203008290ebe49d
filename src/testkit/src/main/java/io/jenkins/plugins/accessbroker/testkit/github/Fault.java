package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.http.Delivery;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpHandler;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.json.Json;
import io.jenkins.plugins.accessbroker.testkit.json.JsonReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One way for the emulator to misbehave. Each factory says whether the request still takes effect. */
@FunctionalInterface
public interface Fault {
    /**
     * What happens to a request.
     *
     * @param well answers it as it should be, and lets it take effect
     */
    HttpAnswer meet(HttpRequest request, HttpHandler well) throws InterruptedException;

    /** An error of GitHub. No effect. */
    static Fault refuse(int status, String message) {
        return (request, well) -> Answers.error(status, message);
    }

    /** The primary rate limit is reached, up to a time. No effect. */
    static Fault rateLimit(Instant reset) {
        return (request, well) -> Answers.error(403, "API rate limit exceeded for installation ID 1.")
                .with("X-RateLimit-Remaining", "0")
                .with("X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()));
    }

    /** A secondary rate limit is reached. No effect. */
    static Fault secondaryRateLimit(int status, Duration wait) {
        return (request, well) -> Answers.error(status, "You have exceeded a secondary rate limit.")
                .with("Retry-After", String.valueOf(wait.toSeconds()));
    }

    /** A bare status with a body in HTML, as a proxy on the way answers. No effect. */
    static Fault proxyError(int status) {
        return (request, well) ->
                HttpAnswer.text(status, "text/html", "<html><body><h1>" + status + "</h1></body></html>");
    }

    /** 307 to another place. No effect. */
    static Fault redirect(URI target) {
        return (request, well) -> HttpAnswer.empty(307).with("Location", target.toString());
    }

    /** The connection is reset once the request is read. No effect. */
    static Fault reset() {
        return (request, well) -> HttpAnswer.none(Delivery.reset());
    }

    /** The connection is closed in good order, without an answer. No effect. */
    static Fault hangUp() {
        return (request, well) -> HttpAnswer.none(Delivery.hangUp());
    }

    /** The request takes effect, then the connection is closed without an answer. */
    static Fault loseAnswer() {
        return spoil(answer -> HttpAnswer.none(Delivery.hangUp()));
    }

    /** Waits for a latch, at most a minute of real time, then behaves. */
    static Fault hold(CountDownLatch arrived, CountDownLatch release) {
        return (request, well) -> {
            arrived.countDown();
            release.await(1, TimeUnit.MINUTES);
            return well.handle(request);
        };
    }

    /** The request takes effect; the answer is not JSON. */
    static Fault malformed() {
        return spoil(answer -> answer.with("{\"token\": ".getBytes(StandardCharsets.UTF_8)));
    }

    /** The request takes effect; the answer ends halfway. */
    static Fault truncated() {
        return spoil(answer -> answer.with(Delivery.truncated()));
    }

    /** The request takes effect; the answer comes in pieces with real time before each. */
    static Fault drip(int bytes, Duration pause) {
        return spoil(answer -> answer.with(Delivery.drip(bytes, pause)));
    }

    /** The request takes effect; the answer has so many bytes more, which mean nothing. */
    static Fault huge(int bytes) {
        return spoil(answer -> {
            byte[] larger = Arrays.copyOf(answer.body(), answer.body().length + bytes);
            Arrays.fill(larger, answer.body().length, larger.length, (byte) ' ');
            return answer.with(larger);
        });
    }

    /** The request takes effect; a member of the answer has another value, or is left out for none. */
    static Fault replacing(String name, Object value) {
        return spoil(answer -> {
            Map<String, Object> body = new LinkedHashMap<>(members(answer));
            body.put(name, value);
            body.values().removeIf(other -> other == Json.NULL);
            return answer.with(Json.write(body).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** The request takes effect; the answer lacks a member. */
    static Fault missing(String name) {
        return replacing(name, Json.NULL);
    }

    private static Map<String, Object> members(HttpAnswer answer) {
        try {
            Map<String, Object> members = new LinkedHashMap<>();
            ((Map<?, ?>) Json.read(new String(answer.body(), StandardCharsets.UTF_8)))
                    .forEach((name, value) -> members.put(name.toString(), value));
            return members;
        } catch (JsonReader.Malformed e) {
            throw new IllegalStateException("the emulator's own answer is not json", e);
        }
    }

    private static Fault spoil(UnaryOperator<HttpAnswer> spoil) {
        return (request, well) -> spoil.apply(well.handle(request));
    }
}
