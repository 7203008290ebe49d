package io.jenkins.plugins.accessbroker.testkit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** The manner in which an answer goes over the wire. */
@FunctionalInterface
public interface Delivery {
    /**
     * Sends an answer, or leaves it.
     *
     * @param socket the connection, open
     * @param head the status line and header lines, with the empty line at their end
     * @param body the body that the head announces
     * @return whether the connection stays in order for another request
     */
    boolean send(Socket socket, byte[] head, byte[] body) throws IOException;

    /** All of it at once. */
    static Delivery whole() {
        return (socket, head, body) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            out.write(body);
            out.flush();
            return true;
        };
    }

    /** The head and the first half of the body; then the connection ends. */
    static Delivery truncated() {
        return (socket, head, body) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            out.write(body, 0, body.length / 2);
            out.flush();
            return false;
        };
    }

    /** The head, then the body in pieces with a pause of real time before each; then the connection ends. */
    static Delivery drip(int bytes, Duration pause) {
        return (socket, head, body) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            for (int sent = 0; sent < body.length; sent += bytes) {
                out.flush();
                Pause.of(pause);
                out.write(body, sent, Math.min(bytes, body.length - sent));
            }
            out.flush();
            return false;
        };
    }

    /** Nothing: the connection is closed in good order (FIN). */
    static Delivery hangUp() {
        return (socket, head, body) -> false;
    }

    /** Nothing: the connection is reset (RST), which is what closing with a linger time of zero does. */
    static Delivery reset() {
        return (socket, head, body) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }
}
