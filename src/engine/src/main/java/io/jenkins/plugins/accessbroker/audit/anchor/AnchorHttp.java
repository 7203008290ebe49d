package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.http.BoundedBody;
import io.jenkins.plugins.accessbroker.http.WholeAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Asks an anchor over HTTP: no longer than a time, for no more than so many bytes, and no other host than the one that is set. */
public final class AnchorHttp {
    /** Until the last byte of an answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int REDIRECTS = 3;
    private static final int CLASS = 100;

    private final HttpClient http;
    private final String name;
    private final Duration patience;

    /**
     * Asks for one anchor.
     *
     * @param http a client that follows no redirect
     * @param name the anchor's, for messages
     */
    public AnchorHttp(HttpClient http, String name, Duration patience) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("an anchor is asked by a client that follows no redirect");
        }
        this.http = http;
        this.name = name;
        this.patience = patience;
    }

    /** A client such as is needed. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * The address of an anchor: HTTPS, or HTTP of this machine itself.
     *
     * @throws IllegalArgumentException if it is something else; the message repeats nothing of it
     */
    public static URI address(String url) {
        try {
            URI uri = new URI(url);
            boolean local = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || local)) {
                throw new IllegalArgumentException("the address is not one of HTTPS: write `https://host/path`");
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "the address has a user, a `?` or a `#`: write `https://host/path` and nothing secret");
            }
            return URI.create(url.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address cannot be read: write `https://host/path`");
        }
    }

    /** Asks once, for a checkpoint or less. */
    public HttpResponse<byte[]> send(HttpRequest request) throws AnchorFault {
        return send(request, SignedNote.MAX_BYTES);
    }

    /**
     * Asks once.
     *
     * @param most the bytes of the answer's body at most
     * @throws AnchorFault if there is no whole answer, or one that sends elsewhere
     */
    public HttpResponse<byte[]> send(HttpRequest request, int most) throws AnchorFault {
        try {
            HttpResponse<byte[]> answer = WholeAnswer.send(http, request, patience, most);
            if (answer.statusCode() / CLASS == REDIRECTS) {
                throw new AnchorFault(
                        Reason.REFUSED, name + " sends elsewhere, which is not followed: correct the address");
            }
            return answer;
        } catch (BoundedBody.TooLarge e) {
            throw new AnchorFault(
                    Reason.MALFORMED, name + " answers with more than `" + most + "` bytes: correct the address", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AnchorFault(Reason.UNREACHABLE, name + " was not asked to the end: this process stops", e);
        } catch (IOException e) {
            throw new AnchorFault(
                    Reason.UNREACHABLE,
                    name + " gives no answer: " + cause(e) + ": correct the address, or wait until it answers",
                    e);
        }
    }

    private String cause(IOException fault) {
        if (fault instanceof HttpTimeoutException) {
            return "not in time";
        }
        if (Stream.iterate((Throwable) fault, cause -> cause != null, Throwable::getCause)
                .anyMatch(UnresolvedAddressException.class::isInstance)) {
            return "there is no such host";
        }
        if (fault instanceof ConnectException) {
            return "nothing answers there";
        }
        return fault instanceof SSLException ? "its certificate is not trusted, or it speaks no TLS" : "it broke off";
    }
}
