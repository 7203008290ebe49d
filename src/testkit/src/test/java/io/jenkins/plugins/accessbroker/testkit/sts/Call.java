package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpHeader;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request to be, in the query protocol; each method gives the same call, changed. */
final class Call {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;
    private final InstantSource clock;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String method = "POST";
    private String accessKeyId = "";
    private String secret = "";
    private String date = "";
    private String scopeDate = "";
    private String region = "eu-west-1";
    private String service = "sts";
    private String terminator = "aws4_request";
    private String signedHeaders = "";

    Call(URI endpoint, InstantSource clock, String action) {
        this.endpoint = endpoint;
        this.clock = clock;
        with("Action", action).with("Version", "2011-06-15");
        headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    }

    Call with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    Call without(String name) {
        parameters.remove(name);
        return this;
    }

    Call tag(int number, String key, String value) {
        return with("Tags.member." + number + ".Key", key).with("Tags.member." + number + ".Value", value);
    }

    Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Call byGet() {
        method = "GET";
        headers.clear();
        return this;
    }

    Call signedBy(String keyId, String key, String token) {
        accessKeyId = keyId;
        secret = key;
        headers.remove("X-Amz-Security-Token");
        return token.isEmpty() ? this : header("X-Amz-Security-Token", token);
    }

    Call signedBy(Sent answer) {
        return signedBy(answer.text("AccessKeyId"), answer.text("SecretAccessKey"), answer.text("SessionToken"));
    }

    Call unsigned() {
        return signedBy("", "", "");
    }

    Call dated(String amzDate) {
        date = amzDate;
        return this;
    }

    Call scoped(String day, String inRegion, String toService, String end) {
        scopeDate = day;
        region = inRegion;
        service = toService;
        terminator = end;
        return this;
    }

    Call signing(String names) {
        signedHeaders = names;
        return this;
    }

    /** The request, signed as told. */
    HttpRequest signed() {
        String form = parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        boolean post = method.equals("POST");
        List<HttpHeader> lines = new ArrayList<>();
        lines.add(new HttpHeader("Host", endpoint.getAuthority()));
        headers.forEach((name, value) -> lines.add(new HttpHeader(name, value)));
        String amzDate = date.isEmpty() ? AmzDate.format(clock.instant()) : date;
        lines.add(new HttpHeader("X-Amz-Date", amzDate));
        byte[] body = post ? form.getBytes(StandardCharsets.UTF_8) : new byte[0];
        HttpRequest bare = new HttpRequest(method, "/", post ? "" : form, lines, body);
        if (accessKeyId.isEmpty()) {
            return bare;
        }
        String day = scopeDate.isEmpty() ? amzDate.substring(0, 8) : scopeDate;
        String names = signedHeaders.isEmpty()
                ? lines.stream().map(line -> line.name().toLowerCase()).sorted().collect(Collectors.joining(";"))
                : signedHeaders;
        Authorization claim =
                new Authorization(accessKeyId, day, region, service, terminator, List.of(names.split(";")), "");
        lines.add(new HttpHeader(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/" + claim.scope() + ", SignedHeaders=" + names
                        + ", Signature=" + SigV4.signature(bare, claim, amzDate, secret)));
        return new HttpRequest(method, "/", bare.query(), lines, body);
    }

    Sent send() {
        return send(endpoint, signed());
    }

    /** Sends a request as it is. */
    static Sent send(URI endpoint, HttpRequest request) {
        String target = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        var outgoing = java.net.http.HttpRequest.newBuilder(endpoint.resolve(target))
                .timeout(Duration.ofMinutes(1))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().stream()
                .filter(header -> !header.name().equals("Host"))
                .forEach(header -> outgoing.header(header.name(), header.value()));
        try {
            HttpResponse<String> response = CLIENT.send(outgoing.build(), BodyHandlers.ofString());
            return new Sent(
                    response.statusCode(),
                    response.headers().firstValue("x-amzn-RequestId").orElse(""),
                    response.headers().firstValue("Location").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
