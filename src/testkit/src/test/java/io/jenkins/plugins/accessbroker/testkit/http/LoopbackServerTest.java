package io.jenkins.plugins.accessbroker.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackServerTest {
    private final AtomicReference<HttpRequest> seen = new AtomicReference<>();
    private final AtomicReference<HttpAnswer> answer =
            new AtomicReference<>(HttpAnswer.text(200, "text/plain", "hello"));
    private final LoopbackServer server = LoopbackServer.start(request -> {
        seen.set(request);
        return Objects.requireNonNull(answer.get(), "no answer");
    });

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void listensOnLoopbackAlone() {
        assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void handsOverWhatWasSent() throws IOException {
        String answered = exchange("POST /a%20b?c=d&e HTTP/1.1\r\nHost: x\r\nX-A:  1 \r\nx-a:2\r\nContent-Length: 3\r\n"
                + "Connection: close\r\n\r\nabc");
        assertThat(answered)
                .isEqualTo("HTTP/1.1 200 Status\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nConnection: close"
                        + "\r\n\r\nhello");
        HttpRequest request = seen.get();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/a%20b");
        assertThat(request.query()).isEqualTo("c=d&e");
        assertThat(request.values("X-A")).containsExactly("1", "2");
        assertThat(request.value("absent")).isEmpty();
        assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("abc");
        assertThat(request).hasToString("HttpRequest[POST /a%20b]");
    }

    @Test
    void keepsAConnectionForMoreRequests() throws IOException {
        String twice = exchange("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertThat(twice).containsSubsequence("hello", "hello");
    }

    @Test
    void asksForTheBodyOfAClientThatWaits() throws IOException {
        assertThat(exchange(
                        "POST / HTTP/1.1\r\nContent-Length: 1\r\nExpect: 100-continue\r\nConnection: close\r\n\r\na"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | 400",
                "GET nowhere HTTP/1.1 | 400",
                "GET / HTTP/2 | 400",
                "GET / HTTP/1.1;no colon | 400",
                "GET / HTTP/1.1;: no name | 400",
                "POST / HTTP/1.1;Content-Length: -1 | 400",
                "POST / HTTP/1.1;Content-Length: many | 400",
                "POST / HTTP/1.1;Content-Length: 10000001 | 413",
                "POST / HTTP/1.1;Transfer-Encoding: chunked | 411"
            })
    void refusesWhatItCannotRead(String head, int status) throws IOException {
        assertThat(exchange(head.replace(";", "\r\n") + "\r\n\r\n")).startsWith("HTTP/1.1 " + status + " ");
        assertThat(seen.get()).isNull();
    }

    @Test
    void refusesAHeadWithoutEnd() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000) + "\r\n\r\n"))
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith("HTTP/1.1 400 "),
                        text -> assertThat(text).isEmpty());
    }

    @Test
    void hangsUpWithoutAnAnswer() throws IOException {
        answer.set(HttpAnswer.none(Delivery.hangUp()));
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).isEmpty();
    }

    @Test
    void resetsAConnection() {
        answer.set(HttpAnswer.none(Delivery.reset()));
        assertThatThrownBy(() -> exchange("GET / HTTP/1.1\r\n\r\n"))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void stopsHalfway() throws IOException {
        answer.set(answer.get().with(Delivery.truncated()));
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n"))
                .contains("Content-Length: 5")
                .endsWith("\r\n\r\nhe");
    }

    @Test
    void dripsToTheEnd() throws IOException {
        answer.set(answer.get().with(Delivery.drip(2, Duration.ofMillis(1))));
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).endsWith("\r\n\r\nhello");
    }

    @Test
    void saysThatItsHandlerFailed() throws IOException {
        answer.set(null);
        assertThat(exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 500 ")
                .endsWith("the emulator failed: no answer");
    }

    @Test
    void endsEveryConnectionWhenItIsClosed() throws IOException {
        try (Socket idle = connect()) {
            idle.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            idle.getInputStream().readNBytes(10);
            server.close();
            server.close();
            assertThat(drained(idle)).doesNotContain("HTTP/1.1 200 Status\r\nHTTP");
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }

    private static String drained(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException ended) {
            return "";
        }
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", server.endpoint().getPort());
    }

    private String exchange(String sent) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
