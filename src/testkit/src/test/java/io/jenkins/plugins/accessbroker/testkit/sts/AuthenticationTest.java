package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.testkit.http.HttpHeader;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private static final String MISMATCH =
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access"
                    + " Key and signing method. Consult the service documentation for details.";
    private static final String INVALID = "The security token included in the request is invalid.";

    private World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSignedRequestIsItsSigners() {
        Sent sent = identity().send().succeeded();
        assertThat(sent.text("Arn")).isEqualTo(World.USER.arn());
        assertThat(sent.text("Account")).isEqualTo(World.ACCOUNT);
        assertThat(sent.text("UserId")).matches("AIDA[0-9A-V]{17}");
    }

    @Test
    void aSignedGetIsServedToo() {
        identity().byGet().send().succeeded();
        world.assume().byGet().with("Policy", "{\"Statement\": []}").send().succeeded();
    }

    @Test
    void anUnsignedRequestIsRefused() {
        identity()
                .unsigned()
                .send()
                .failed(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }

    @Test
    void anotherSecretIsRefused() {
        identity()
                .signedBy(World.USER.accessKeyId(), "another", "")
                .send()
                .failed(403, "SignatureDoesNotMatch", MISMATCH);
    }

    @Test
    void anUnknownKeyIsRefused() {
        identity()
                .signedBy("AKIAIOSFODNN7UNKNOWN", World.USER.secretAccessKey(), "")
                .send()
                .failed(403, "InvalidClientTokenId", INVALID);
    }

    @Test
    void aLongTermKeyWithATokenIsRefused() {
        identity()
                .signedBy(World.USER.accessKeyId(), World.USER.secretAccessKey(), "token")
                .send()
                .failed(403, "InvalidClientTokenId", INVALID);
    }

    @Test
    void aTamperedBodyIsRefused() {
        tampered(request -> rebuilt(request, request.query(), body(request) + "&DurationSeconds=43200"))
                .failed(403, "SignatureDoesNotMatch", MISMATCH);
    }

    @Test
    void aTamperedQueryIsRefused() {
        HttpRequest request = identity().byGet().signed();
        Call.send(world.sts.endpoint(), rebuilt(request, request.query() + "&a=b", ""))
                .failed(403, "SignatureDoesNotMatch", MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "X-Amz-Date", "X-Custom"})
    void aTamperedHeaderIsRefused(String name) {
        HttpRequest request = identity().header("X-Custom", "a").signed();
        HttpRequest tampered = headers(request, header -> {
            String value = name.equals("X-Amz-Date")
                    ? "20260301T090001Z"
                    : header.value().replace("utf-8", "UTF-8").replaceFirst("^a$", "b");
            return header.name().equals(name) ? new HttpHeader(name, value) : header;
        });
        Call.send(world.sts.endpoint(), tampered).failed(403, "SignatureDoesNotMatch", MISMATCH);
    }

    @Test
    void aTamperedSignatureIsRefused() {
        tampered(request -> headers(
                        request,
                        header -> header.name().equals("Authorization")
                                ? new HttpHeader(
                                        "Authorization", header.value().replaceFirst("Signature=.", "Signature=g"))
                                : header))
                .failed(403, "SignatureDoesNotMatch", MISMATCH);
    }

    @Test
    void aWrongPayloadHashIsRefused() {
        identity()
                .header("X-Amz-Content-Sha256", Digests.hex(Digests.sha256(new byte[0])))
                .send()
                .failed(403, "SignatureDoesNotMatch", MISMATCH);
    }

    @Test
    void hostMustBeSigned() {
        identity()
                .signing("content-type;x-amz-date")
                .send()
                .failed(
                        403,
                        "SignatureDoesNotMatch",
                        "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void theDateMustBeSigned() {
        identity()
                .signing("content-type;host")
                .send()
                .failed(
                        403,
                        "SignatureDoesNotMatch",
                        "'x-amz-date' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @ParameterizedTest
    @CsvSource({"-300", "0", "300"})
    void aClockFiveMinutesOffIsAccepted(long seconds) {
        identity().dated(stamp(seconds)).send().succeeded();
    }

    @Test
    void anOldSignatureIsRefused() {
        identity()
                .dated(stamp(-301))
                .send()
                .failed(
                        403,
                        "SignatureDoesNotMatch",
                        "Signature expired: 20260301T085459Z is now earlier than 20260301T085500Z (20260301T090000Z -"
                                + " 5 min.)");
    }

    @Test
    void aSignatureFromTheFutureIsRefused() {
        identity()
                .dated(stamp(301))
                .send()
                .failed(
                        403,
                        "SignatureDoesNotMatch",
                        "Signature not yet current: 20260301T090501Z is still later than 20260301T090500Z"
                                + " (20260301T090000Z + 5 min.)");
    }

    @Test
    void theScopeMustFit() {
        world.close();
        world = new World(StsEmulator.builder().regions("eu-west-1"));
        identity().send().succeeded();
        identity()
                .scoped("20260301", "us-east-1", "s3", "aws4_request")
                .send()
                .failed(
                        403,
                        "SignatureDoesNotMatch",
                        "Credential should be scoped to a valid region. Credential should be scoped to correct service:"
                                + " 'sts'. ");
        identity()
                .scoped("20260301", "eu-west-1", "sts", "aws5")
                .send()
                .failed(
                        403,
                        "SignatureDoesNotMatch",
                        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5'. ");
        identity()
                .scoped("20260228", "eu-west-1", "sts", "aws4_request")
                .send()
                .failed(
                        403,
                        "SignatureDoesNotMatch",
                        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                                + " '20260228' != '20260301', from '20260301T090000Z'. ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Bearer abc | Authorization header requires the algorithm 'AWS4-HMAC-SHA256'.",
                "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=1 | Authorization header requires 'Credential' parameter.",
                "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=1 | Authorization header requires 'SignedHeaders'"
                        + " parameter.",
                "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host | Authorization header requires 'Signature'"
                        + " parameter.",
                "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=1 | Credential must have exactly 5"
                        + " slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b'",
                "AWS4-HMAC-SHA256 nonsense | 'nonsense' not a valid key=value pair (missing equal-sign) in Authorization"
                        + " header."
            })
    void anIncompleteAuthorizationIsRefused(String value, String message) {
        identity().unsigned().header("Authorization", value).send().failed(400, "IncompleteSignature", message);
    }

    @Test
    void aSessionSignsUntilItExpires() {
        Sent session = world.assume().with("DurationSeconds", "900").send().succeeded();
        assertThat(session.text("Expiration")).isEqualTo("2026-03-01T09:15:00Z");
        world.clock.advance(Duration.ofSeconds(899));
        assertThat(identity().signedBy(session).send().succeeded().text("Arn"))
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/build-7");
        world.clock.advance(Duration.ofSeconds(1));
        identity()
                .signedBy(session)
                .send()
                .failed(403, "ExpiredToken", "The security token included in the request is expired");
    }

    @Test
    void aSessionNeedsItsOwnToken() {
        Sent one = world.assume().send();
        Sent other = world.assume().send();
        for (String token : List.of("", "nonsense", other.text("SessionToken"))) {
            identity()
                    .signedBy(one.text("AccessKeyId"), one.text("SecretAccessKey"), token)
                    .send()
                    .failed(403, "InvalidClientTokenId", INVALID);
        }
        identity()
                .signedBy(one.text("AccessKeyId"), other.text("SecretAccessKey"), one.text("SessionToken"))
                .send()
                .failed(403, "SignatureDoesNotMatch", MISMATCH);
    }

    @Test
    void aSessionEndsWithItsRole() {
        Sent session = world.assume().send();
        world.sts.remove(World.ROLE);
        identity().signedBy(session).send().failed(403, "InvalidClientTokenId", INVALID);
    }

    private Call identity() {
        return world.call("GetCallerIdentity");
    }

    private String stamp(long seconds) {
        return AmzDate.format(world.clock.instant().plusSeconds(seconds));
    }

    private Sent tampered(UnaryOperator<HttpRequest> change) {
        return Call.send(world.sts.endpoint(), change.apply(identity().signed()));
    }

    private static HttpRequest headers(HttpRequest request, UnaryOperator<HttpHeader> change) {
        List<HttpHeader> changed = request.headers().stream().map(change).toList();
        return new HttpRequest(request.method(), request.path(), request.query(), changed, request.body());
    }

    private static HttpRequest rebuilt(HttpRequest request, String query, String body) {
        return new HttpRequest(
                request.method(), request.path(), query, request.headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(HttpRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
