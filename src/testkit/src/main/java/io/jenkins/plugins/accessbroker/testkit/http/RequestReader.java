package io.jenkins.plugins.accessbroker.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads HTTP/1.1 requests (RFC 9112) off a connection. */
final class RequestReader {
    /** What STS was seen to accept and one byte more was not: 10,000,000 bytes of body. */
    static final int LONGEST_BODY = 10_000_000;

    private static final int LONGEST_HEAD = 65_536;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;

    RequestReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** The next request, or empty when the client ended the connection before one. */
    Optional<HttpRequest> read() throws IOException {
        List<String> lines = head();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String[] start = lines.get(0).split(" ", -1);
        if (start.length != 3 || !start[2].startsWith("HTTP/1.") || !start[1].startsWith("/")) {
            throw new Unreadable(400);
        }
        List<HttpHeader> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            headers.add(header(line));
        }
        int mark = start[1].indexOf('?');
        String path = mark < 0 ? start[1] : start[1].substring(0, mark);
        String query = mark < 0 ? "" : start[1].substring(mark + 1);
        HttpRequest bodiless = new HttpRequest(start[0], path, query, headers, new byte[0]);
        return Optional.of(new HttpRequest(start[0], path, query, headers, body(bodiless)));
    }

    private List<String> head() throws IOException {
        List<String> lines = new ArrayList<>();
        int length = 0;
        while (true) {
            Optional<String> line = line(LONGEST_HEAD - length);
            if (line.isEmpty()) {
                return List.of();
            }
            length += line.get().length() + 2;
            if (!line.get().isEmpty()) {
                lines.add(line.get());
            } else if (!lines.isEmpty()) {
                return lines;
            }
        }
    }

    private Optional<String> line(int most) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return Optional.empty();
            }
            if (line.length() >= most) {
                throw new Unreadable(400);
            }
            line.append((char) c);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return Optional.of(line.toString());
    }

    private static HttpHeader header(String line) throws Unreadable {
        int colon = line.indexOf(':');
        try {
            return new HttpHeader(
                    line.substring(0, Math.max(0, colon)),
                    line.substring(colon + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new Unreadable(400);
        }
    }

    private byte[] body(HttpRequest request) throws IOException {
        if (!request.values("Transfer-Encoding").isEmpty()) {
            throw new Unreadable(411);
        }
        int length = length(request.value("Content-Length"));
        if (length > 0 && request.value("Expect").equalsIgnoreCase("100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the body ended early");
        }
        return body;
    }

    private static int length(String text) throws Unreadable {
        try {
            long length = text.isEmpty() ? 0 : Long.parseLong(text);
            if (length < 0) {
                throw new Unreadable(400);
            }
            if (length > LONGEST_BODY) {
                throw new Unreadable(413);
            }
            return (int) length;
        } catch (NumberFormatException e) {
            throw new Unreadable(400);
        }
    }

    /** A request that cannot be read, and so cannot be followed by another. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        private final int status;

        Unreadable(int status) {
            super("unreadable request");
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
