package io.jenkins.plugins.accessbroker.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One connection: requests are read and answered one after another until either side ends it. */
final class HttpConnection {
    private final Socket socket;
    private final HttpHandler handler;
    private final RequestReader reader;

    HttpConnection(Socket socket, HttpHandler handler) throws IOException {
        this.socket = socket;
        this.handler = handler;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        this.reader = new RequestReader(in, socket.getOutputStream());
    }

    void serve() throws IOException {
        boolean more = true;
        while (more) {
            more = exchange();
        }
    }

    private boolean exchange() throws IOException {
        try {
            Optional<HttpRequest> request = reader.read();
            if (request.isEmpty()) {
                return false;
            }
            boolean last = request.get().value("Connection").equalsIgnoreCase("close");
            return send(answer(request.get()), last) && !last;
        } catch (RequestReader.Unreadable e) {
            send(HttpAnswer.empty(e.status()), true);
            return false;
        }
    }

    private HttpAnswer answer(HttpRequest request) throws IOException {
        try {
            return handler.handle(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpAnswer.none(Delivery.hangUp());
        } catch (RuntimeException e) {
            return HttpAnswer.text(500, "text/plain", "the emulator failed: " + e.getMessage());
        }
    }

    private boolean send(HttpAnswer answer, boolean last) throws IOException {
        byte[] body = answer.body();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Status\r\n");
        answer.headers()
                .forEach(header -> head.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append(last ? "Connection: close\r\n\r\n" : "\r\n");
        return answer.delivery().send(socket, head.toString().getBytes(StandardCharsets.ISO_8859_1), body);
    }
}
