package io.jenkins.plugins.accessbroker.testkit.http;

import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param method the method
 * @param path the path as sent, percent-encoding and all; each character stands for one byte (ISO 8859-1)
 * @param query what follows the question mark as sent, empty when nothing does; encoded like the path
 * @param headers the header lines, in order
 * @param body the body, empty when there is none
 */
public record HttpRequest(String method, String path, String query, List<HttpHeader> headers, byte[] body) {
    public HttpRequest {
        headers = List.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The values of a header, in order; the name's case does not matter. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HttpHeader::value)
                .toList();
    }

    /** The first value of a header, empty when it was not sent. */
    public String value(String name) {
        return values(name).stream().findFirst().orElse("");
    }

    /** The method and path alone: a body or a header may hold a secret. */
    @Override
    public String toString() {
        return "HttpRequest[" + method + " " + path + "]";
    }
}
