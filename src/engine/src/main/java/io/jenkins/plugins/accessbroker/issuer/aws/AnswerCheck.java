package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a credential of an answer that is whole and is for what was asked; any other is dropped. */
final class AnswerCheck {
    /**
     * How far the controller's clock may be behind that of AWS. One that is further off cannot ask: a signature is good
     * for five minutes (IAM User Guide, "AWS Signature Version 4 for API requests").
     */
    static final Duration SKEW = Duration.ofMinutes(5);

    /** Shape {@code accessKeyIdType}. */
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("\\w{16,128}");

    private static final String ENDPOINT =
            "ask the administrator what `endpoint` in the issuer's settings leads to, and what answers there";
    private static final String CLOCK =
            "ask the administrator to check the controller's clock, and what `endpoint` in the issuer's settings"
                    + " leads to";

    private final Wish wish;
    private final StsAnswer answer;
    private final URI endpoint;

    AnswerCheck(Wish wish, StsAnswer answer, URI endpoint) {
        this.wish = wish;
        this.answer = answer;
        this.endpoint = endpoint;
    }

    /**
     * The credential.
     *
     * @throws IssuerFault {@code MALFORMED} where something is missing, {@code MISMATCH} where it is for something else
     */
    Credential credential(Instant now) throws IssuerFault {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            throw dropped(Reason.MALFORMED, "without " + String.join(", ", missing), ENDPOINT);
        }
        session();
        Instant expires = answer.expiration().orElseThrow();
        expiry(expires, now);
        Secret token = answer.sessionToken().orElseThrow();
        String key = answer.accessKeyId().orElseThrow();
        return new Credential(
                key,
                token.sha256(),
                Map.of("AWS_SECRET_ACCESS_KEY", answer.secretAccessKey().orElseThrow(), "AWS_SESSION_TOKEN", token),
                Given.variables(wish, key),
                expires,
                answer.requestId(),
                Given.scope(wish, answer));
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        note(missing, answer.accessKeyId().filter(ACCESS_KEY_ID.asMatchPredicate()), "`AccessKeyId`");
        note(missing, answer.secretAccessKey(), "`SecretAccessKey`");
        note(missing, answer.sessionToken(), "`SessionToken`");
        note(missing, answer.expiration(), "`Expiration`");
        note(missing, answer.sessionArn(), "`AssumedRoleUser.Arn`");
        note(missing, answer.sessionId(), "`AssumedRoleUser.AssumedRoleId`");
        return missing;
    }

    private static void note(List<String> missing, Optional<?> part, String name) {
        if (part.isEmpty()) {
            missing.add(name);
        }
    }

    private void session() throws IssuerFault {
        boolean arn = answer.sessionArn().filter(wish.sessionArn()::equals).isPresent();
        boolean id = answer.sessionId()
                .filter(text -> text.endsWith(":" + wish.sessionName()))
                .isPresent();
        if (!arn || !id) {
            throw dropped(Reason.MISMATCH, "with a session that is not `" + wish.sessionArn() + "`", ENDPOINT);
        }
        if (wish.sourceIdentity().isPresent() && !wish.sourceIdentity().equals(answer.sourceIdentity())) {
            throw dropped(
                    Reason.MISMATCH, "with a session that has not the source identity it was asked for", ENDPOINT);
        }
    }

    private void expiry(Instant expires, Instant now) throws IssuerFault {
        if (!expires.isAfter(now)) {
            throw dropped(Reason.MISMATCH, "with a session that ended before it was handed out", CLOCK);
        }
        if (expires.isAfter(now.plus(wish.ttl()).plus(SKEW))) {
            throw dropped(Reason.MISMATCH, "with a session that lasts longer than it was asked for", CLOCK);
        }
    }

    private IssuerFault dropped(Reason reason, String what, String next) {
        Optional<String> id = Optional.of(answer.requestId()).filter(text -> !text.isEmpty());
        String details = id.map(text -> " (request `" + text + "`)").orElse("");
        return new IssuerFault(
                reason,
                "sts at `" + endpoint.getAuthority() + "` answered " + what + ", and the answer was discarded: " + next
                        + details,
                id);
    }
}
