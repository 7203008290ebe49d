package io.jenkins.plugins.accessbroker.testkit.http;

/**
 * One header line.
 *
 * @param name its name, in the letters it was sent with
 * @param value its value, without the white space around it
 */
public record HttpHeader(String name, String value) {
    public HttpHeader {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ' || c == ':')) {
            throw new IllegalArgumentException("expected the name of a header, got `" + name + "`");
        }
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("expected the value of a header on one line");
        }
    }
}
