package io.jenkins.plugins.accessbroker.issuer.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client that hands on an answer once it is whole. So what breaks off is a fault of the connection, what is too
 * large is never kept, and what cannot be read is a fault of the answer.
 */
final class WholeAnswerClient implements SdkHttpClient {
    /**
     * Bytes of an answer at most: our own bound, far above the largest that STS gives. API reference: "make no
     * assumptions about the maximum size" of a session token.
     */
    static final int LARGEST = 1_048_576;

    private final SdkHttpClient client;

    WholeAnswerClient(SdkHttpClient client) {
        this.client = client;
    }

    /** The answer is larger than {@link #LARGEST}. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("the answer is larger than " + LARGEST + " bytes");
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return whole(prepared.call());
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static HttpExecuteResponse whole(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return response;
        }
        try (AbortableInputStream body = response.responseBody().get()) {
            byte[] content = body.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                body.abort();
                throw new TooLarge();
            }
            return HttpExecuteResponse.builder()
                    .response(response.httpResponse())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(content)))
                    .build();
        }
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
