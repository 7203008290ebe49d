package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.http.WholeAnswer;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * GitHub's REST API over HTTP. It follows no redirect, and waits for a whole answer no longer than told. It repeats nothing
 * itself; Java's client sends a GET once more whose connection ended before anything came back.
 */
final class Api {
    /** The largest answer: one for 500 repositories, each described with all its parts. */
    static final int LARGEST = 8 * 1_024 * 1_024;

    /** The version of the API that is spoken. */
    private static final String VERSION = "2022-11-28";

    private final URI base;
    private final HttpClient http;
    private final Supplier<Optional<Secret>> proxySignIn;

    /**
     * The API at a URL.
     *
     * @param proxySignIn what a proxy is sent to sign in; the client sends it to nobody else
     */
    Api(URI base, HttpClient http, Supplier<Optional<Secret>> proxySignIn) {
        this.base = base;
        this.http = http;
        this.proxySignIn = proxySignIn;
    }

    URI base() {
        return base;
    }

    /**
     * Asks once.
     *
     * @param request what to ask
     * @param timeout until the last byte of the answer
     * @throws IOException if there is no whole answer; an {@link HttpTimeoutException} if not in time
     */
    Reply send(Ask request, Duration timeout) throws IOException, InterruptedException {
        HttpResponse<byte[]> whole = WholeAnswer.send(http, request(request, timeout), timeout, LARGEST);
        return new Reply(whole.statusCode(), whole.headers(), whole.body());
    }

    private HttpRequest request(Ask ask, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + ask.path()))
                .timeout(timeout)
                .header("Accept", "application/vnd.github+json")
                .header("Authorization", "Bearer " + ask.bearer().reveal())
                .header("User-Agent", ask.agent())
                .header("X-GitHub-Api-Version", VERSION)
                .method(ask.method(), ask.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
        proxySignIn.get().ifPresent(secret -> request.header("Proxy-Authorization", secret.reveal()));
        return request.build();
    }
}
