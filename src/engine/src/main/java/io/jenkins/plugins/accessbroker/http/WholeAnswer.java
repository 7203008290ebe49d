package io.jenkins.plugins.accessbroker.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a whole answer no longer than told, however slowly it comes, and takes no more of it than told. */
public final class WholeAnswer {
    private WholeAnswer() {}

    /**
     * Asks once.
     *
     * @param timeout until the last byte of the answer
     * @param most the bytes of the body at most
     * @throws IOException if there is no whole answer; an {@link HttpTimeoutException} if not in time, a
     *     {@link BoundedBody.TooLarge} if it is too large
     */
    public static HttpResponse<byte[]> send(HttpClient http, HttpRequest request, Duration timeout, int most)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, info -> new BoundedBody(most));
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
