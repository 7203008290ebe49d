package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpHeader;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds out who signed a request, in the order that STS was seen to keep: the header's form, the credential scope, the
 * key and its session token, the token's expiry, the time stamp, the signature.
 */
final class Authenticator {
    private static final String TERMINATOR = "aws4_request";

    private final Directory directory;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Duration skew;
    private final Set<String> regions;

    Authenticator(Directory directory, Sessions sessions, InstantSource clock, Duration skew, Set<String> regions) {
        this.directory = directory;
        this.sessions = sessions;
        this.clock = clock;
        this.skew = skew;
        this.regions = regions;
    }

    /** The caller and the region of the credential scope. */
    Signed authenticate(HttpRequest request) {
        List<String> headers = request.values("Authorization");
        if (headers.isEmpty()) {
            throw AuthErrors.missingAuthentication();
        }
        if (headers.size() > 1) {
            throw AuthErrors.incomplete("Authorization header appears more than once.");
        }
        Authorization claim = Authorization.parse(headers.get(0));
        String amzDate = request.value("X-Amz-Date");
        Instant signed = signed(amzDate);
        requireSignedHeaders(request, claim);
        requireScope(claim, amzDate);
        Key key = key(request, claim);
        requireFresh(signed);
        requirePayloadHash(request);
        if (!SigV4.matches(request, claim, amzDate, key.secret)) {
            throw AuthErrors.mismatch();
        }
        return new Signed(key.caller, claim.region());
    }

    private static Instant signed(String amzDate) {
        if (amzDate.isEmpty()) {
            throw AuthErrors.incomplete(
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'" + " header.");
        }
        return AmzDate.parse(amzDate)
                .orElseThrow(
                        () -> AuthErrors.incomplete("Date must be in ISO-8601 'basic format'. Got '" + amzDate + "'."));
    }

    private static void requireSignedHeaders(HttpRequest request, Authorization claim) {
        if (!claim.signedHeaders().contains("host")) {
            throw AuthErrors.mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        request.headers().stream()
                .map(HttpHeader::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-"))
                .filter(name -> !claim.signedHeaders().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw AuthErrors.mismatch("'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
                });
    }

    private void requireScope(Authorization claim, String amzDate) {
        StringBuilder wrong = new StringBuilder();
        if (!regions.isEmpty() && !regions.contains(claim.region())) {
            wrong.append("Credential should be scoped to a valid region. ");
        }
        if (!claim.service().equals("sts")) {
            wrong.append("Credential should be scoped to correct service: 'sts'. ");
        }
        if (!claim.terminator().equals(TERMINATOR)) {
            wrong.append("Credential should be scoped with a valid terminator: 'aws4_request', not '")
                    .append(claim.terminator())
                    .append("'. ");
        }
        if (!amzDate.startsWith(claim.date() + "T")) {
            wrong.append("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '")
                    .append(claim.date())
                    .append("' != '")
                    .append(amzDate, 0, amzDate.indexOf('T'))
                    .append("', from '")
                    .append(amzDate)
                    .append("'. ");
        }
        if (!wrong.isEmpty()) {
            throw AuthErrors.mismatch(wrong.toString());
        }
    }

    private Key key(HttpRequest request, Authorization claim) {
        String token = request.value("X-Amz-Security-Token");
        return directory
                .user(claim.accessKeyId())
                .filter(user -> token.isEmpty())
                .map(user -> new Key(Caller.of(user), user.secretAccessKey()))
                .or(() -> sessions.find(claim.accessKeyId(), token)
                        .filter(session -> directory.knows(session.role()))
                        .map(this::key))
                .orElseThrow(AuthErrors::invalidToken);
    }

    private Key key(Session session) {
        if (!clock.instant().isBefore(session.credential().expiration())) {
            throw AuthErrors.expiredToken();
        }
        return new Key(Caller.of(session), session.credential().secretAccessKey());
    }

    private void requireFresh(Instant signed) {
        Instant now = clock.instant();
        if (signed.isBefore(now.minus(skew))) {
            throw AuthErrors.tooOld(signed, now, skew);
        }
        if (signed.isAfter(now.plus(skew))) {
            throw AuthErrors.tooNew(signed, now, skew);
        }
    }

    private static void requirePayloadHash(HttpRequest request) {
        String actual = Digests.hex(Digests.sha256(request.body()));
        if (!request.values("X-Amz-Content-Sha256").stream().allMatch(actual::equals)) {
            throw AuthErrors.mismatch();
        }
    }

    private record Key(Caller caller, String secret) {}

    /** Who signed, and for which region. */
    record Signed(Caller caller, String region) {}
}
