package io.jenkins.plugins.accessbroker.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What goes back to a client, and in which manner.
 *
 * @param status the HTTP status, 100 to 599; 0 when nothing is answered
 * @param headers the header lines, without {@code Content-Length} and {@code Connection}, which the server adds
 * @param body the body; its length is the {@code Content-Length}, however little of it is delivered
 * @param delivery how it is sent
 */
public record HttpAnswer(int status, List<HttpHeader> headers, byte[] body, Delivery delivery) {
    private static final int NONE = 0;
    private static final int LOWEST = 100;
    private static final int HIGHEST = 599;

    public HttpAnswer {
        if (status != NONE && (status < LOWEST || status > HIGHEST)) {
            throw new IllegalArgumentException("expected a status of 100 to 599, got `" + status + "`");
        }
        headers = List.copyOf(headers);
        body = body.clone();
        Objects.requireNonNull(delivery, "delivery");
    }

    /** An answer with a text body in UTF-8. */
    public static HttpAnswer text(int status, String contentType, String body) {
        return new HttpAnswer(
                status,
                List.of(new HttpHeader("Content-Type", contentType)),
                body.getBytes(StandardCharsets.UTF_8),
                Delivery.whole());
    }

    /** An answer without a body. */
    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, List.of(), new byte[0], Delivery.whole());
    }

    /** No answer: the connection ends in the manner of the delivery. */
    public static HttpAnswer none(Delivery delivery) {
        return new HttpAnswer(NONE, List.of(), new byte[0], delivery);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The same answer with one more header. */
    public HttpAnswer with(String name, String value) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(new HttpHeader(name, value));
        return new HttpAnswer(status, more, body, delivery);
    }

    /** The same answer with another body. */
    public HttpAnswer with(byte[] other) {
        return new HttpAnswer(status, headers, other, delivery);
    }

    /** The same answer, delivered otherwise. */
    public HttpAnswer with(Delivery other) {
        return new HttpAnswer(status, headers, body, other);
    }

    /** The status alone: the body may hold a secret. */
    @Override
    public String toString() {
        return "HttpAnswer[" + status + "]";
    }
}
