package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Checks the last bounds of a session, then makes it. */
final class Issuance {
    private final Sessions sessions;
    private final CredentialMint mint;
    private final InstantSource clock;

    Issuance(Sessions sessions, CredentialMint mint, InstantSource clock) {
        this.sessions = sessions;
        this.mint = mint;
        this.clock = clock;
    }

    /**
     * A new session of the role.
     *
     * @throws StsException {@code PackedPolicyTooLarge}, or {@code ValidationError} when it would last too long
     */
    Issued issue(Wish wish, Twist twist) {
        Duration duration = wish.parameters.duration();
        if (duration.compareTo(wish.role.maxSessionDuration()) > 0) {
            throw StsErrors.validation(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        int percent = PackedSize.percent(wish.policies, wish.tags, wish.inherited);
        if (percent > 100) {
            boolean tagsAlone =
                    wish.policies.inline().isEmpty() && wish.policies.managed().isEmpty();
            throw StsErrors.packedPolicyTooLarge(percent, tagsAlone);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Session session = new Session(
                twist.role().orElse(wish.role),
                wish.parameters.sessionName(),
                mint.until(now.plus(twist.lifetime().orElse(duration))),
                wish.policies,
                wish.tags.transitive(wish.inherited),
                wish.sourceIdentity);
        sessions.add(session);
        return new Issued(session, percent);
    }

    /** What a session is to be. */
    record Wish(
            Role role,
            SessionParameters parameters,
            SessionPolicies policies,
            SessionTags tags,
            Map<String, String> inherited,
            Optional<String> sourceIdentity) {}

    /** A session and the packed size of what it lives under, in percent. */
    record Issued(Session session, int packedPercent) {
        /** Writes the elements that the answers of both operations share, in STS's order. */
        Xml credentials(Xml result) {
            Caller caller = Caller.of(session);
            Credential credential = session.credential();
            return result.open("AssumedRoleUser")
                    .element("AssumedRoleId", caller.userId())
                    .element("Arn", caller.arn())
                    .close()
                    .open("Credentials")
                    .element("AccessKeyId", credential.accessKeyId())
                    .element("SecretAccessKey", credential.secretAccessKey())
                    .element("SessionToken", credential.sessionToken())
                    .element("Expiration", credential.expiration().toString())
                    .close();
        }

        /** Writes the elements that are there only when there is something to say. */
        Xml remainder(Xml result) {
            if (packedPercent > 0) {
                result.element("PackedPolicySize", Integer.toString(packedPercent));
            }
            session.sourceIdentity().ifPresent(value -> result.element("SourceIdentity", value));
            return result;
        }
    }
}
