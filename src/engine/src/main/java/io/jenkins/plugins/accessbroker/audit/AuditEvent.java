package io.jenkins.plugins.accessbroker.audit;

import io.jenkins.plugins.accessbroker.decision.Decision;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One thing that happened. Sequence and time are the log's to add. */
public sealed interface AuditEvent
        permits AuditEvent.Denied,
                AuditEvent.Used,
                AuditEvent.Observed,
                AuditEvent.Unmediated,
                AuditEvent.Intent,
                AuditEvent.Issued,
                AuditEvent.Extended,
                AuditEvent.Failed,
                AuditEvent.Ended,
                AuditEvent.PoliciesLoaded,
                AuditEvent.PoliciesApproved,
                AuditEvent.PoliciesWaiting,
                AuditEvent.PoliciesReviewed,
                AuditEvent.KeyRotated,
                ChangeEvent,
                LogEvent {

    /** Characters of a free text at most. */
    int MAX_TEXT = 1_024;

    /**
     * A request was denied.
     *
     * @param use the use of a guarded credential that was stopped, if it was one
     */
    record Denied(Decision.Denied decision, Optional<CredentialUse> use) implements AuditEvent {
        public Denied {
            Objects.requireNonNull(decision);
            Objects.requireNonNull(use);
        }

        /** A request for access was denied. */
        public Denied(Decision.Denied decision) {
            this(decision, Optional.empty());
        }
    }

    /** A build is about to use a guarded credential, and a grant permits it. */
    record Used(Decision.Permitted decision, CredentialUse use) implements AuditEvent {
        public Used {
            Objects.requireNonNull(decision);
            Objects.requireNonNull(use);
        }
    }

    /** A build is about to use a guarded credential that no grant permits, and the policy only observes. */
    record Observed(Decision.Denied decision, CredentialUse use) implements AuditEvent {
        public Observed {
            Objects.requireNonNull(decision);
            Objects.requireNonNull(use);
        }
    }

    /**
     * A guarded credential was used past the broker; nothing was decided.
     *
     * @param grant a grant that guards it
     * @param build the build, or whatever else used it, as the controller names it
     */
    record Unmediated(GrantName grant, String build, CredentialUse use) implements AuditEvent {
        public Unmediated {
            Objects.requireNonNull(grant);
            Objects.requireNonNull(build);
            Objects.requireNonNull(use);
        }
    }

    /** A request was permitted and its credential is about to be asked for. */
    record Intent(String lease, Decision.Permitted decision) implements AuditEvent {
        public Intent {
            Objects.requireNonNull(lease);
            Objects.requireNonNull(decision);
        }
    }

    /**
     * A credential was issued and is about to be handed out.
     *
     * @param requestId the issuer's own id of the call
     * @param scope what the issuer says it gave
     * @param expires when the credential ends by itself
     * @param latency how long the issuer took
     */
    record Issued(
            String lease,
            GrantName grant,
            String build,
            CredentialMark credential,
            String requestId,
            SortedMap<String, String> scope,
            Instant expires,
            Duration latency)
            implements AuditEvent {
        public Issued {
            Objects.requireNonNull(lease);
            Objects.requireNonNull(grant);
            Objects.requireNonNull(build);
            Objects.requireNonNull(credential);
            Objects.requireNonNull(requestId);
            scope = Collections.unmodifiableSortedMap(new TreeMap<>(scope));
            Objects.requireNonNull(expires);
            Objects.requireNonNull(latency);
        }
    }

    /**
     * A lease reached a further agent, or another fact of its build changed, and it is permitted so too.
     *
     * @param lease the lease that goes on
     * @param decision the decision on the facts as they are now
     */
    record Extended(String lease, Decision.Permitted decision) implements AuditEvent {
        public Extended {
            Objects.requireNonNull(lease);
            Objects.requireNonNull(decision);
        }
    }

    /**
     * Nothing was issued, or what was issued was discarded before anybody got it.
     *
     * @param reason the fault's reason in lower case
     * @param message what the pipeline author was told
     * @param requestId the issuer's own id of the call, where it answered
     */
    record Failed(
            String lease, GrantName grant, String build, String reason, String message, Optional<String> requestId)
            implements AuditEvent {
        public Failed {
            Objects.requireNonNull(lease);
            Objects.requireNonNull(grant);
            Objects.requireNonNull(build);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(message);
            Objects.requireNonNull(requestId);
        }
    }

    /**
     * A lease ended.
     *
     * @param cause what ended it
     * @param revocation whether the credential was revoked, or why it lives on until it expires
     */
    record Ended(
            String lease,
            GrantName grant,
            String build,
            CredentialMark credential,
            EndCause cause,
            String revocation,
            boolean revoked,
            Instant expires)
            implements AuditEvent {
        public Ended {
            Objects.requireNonNull(lease);
            Objects.requireNonNull(grant);
            Objects.requireNonNull(build);
            Objects.requireNonNull(credential);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(revocation);
            Objects.requireNonNull(expires);
        }
    }

    /**
     * A version of the policies is about to come into force.
     *
     * @param source where it was read from, without any secret
     */
    record PoliciesLoaded(PolicyVersion version, String source) implements AuditEvent {
        public PoliciesLoaded {
            Objects.requireNonNull(version);
            Objects.requireNonNull(source);
        }
    }

    /**
     * A version of the policies was approved.
     *
     * @param version the version, with its approval
     * @param authors who changed policies since the version in force, as far as known; nothing where that is not known
     */
    record PoliciesApproved(PolicyVersion version, String source, Optional<List<String>> authors)
            implements AuditEvent {
        public PoliciesApproved {
            Objects.requireNonNull(source);
            authors = authors.map(List::copyOf);
            if (version.approval().isEmpty()) {
                throw new IllegalArgumentException("version " + version.digest() + " has no approval");
            }
        }
    }

    /**
     * A newer version of the policies does not come into force.
     *
     * @param digest the newer version
     * @param commit the commit that it was read from, where it came from a repository
     * @param why what keeps it
     */
    record PoliciesWaiting(String digest, Optional<Commit> commit, String source, String why) implements AuditEvent {
        public PoliciesWaiting {
            Objects.requireNonNull(digest);
            Objects.requireNonNull(commit);
            Objects.requireNonNull(source);
            Objects.requireNonNull(why);
        }
    }

    /**
     * A person said in Jenkins what they think of a version of the policies, after reading what it changes.
     *
     * @param digest the version
     * @param commit the commit that it was read from, where it came from a repository
     * @param user the person's user id in Jenkins, at most {@value #MAX_TEXT} characters
     * @param approver the person's name in the approval file
     * @param objection why it must not come into force, at most {@value #MAX_TEXT} characters; nothing where it was approved
     */
    record PoliciesReviewed(
            String digest,
            Optional<Commit> commit,
            String source,
            String user,
            String approver,
            Optional<String> objection)
            implements AuditEvent {
        public PoliciesReviewed {
            Objects.requireNonNull(digest);
            Objects.requireNonNull(commit);
            Objects.requireNonNull(source);
            Texts.bounded("the id of who reviews", user);
            Objects.requireNonNull(approver);
            objection.ifPresent(text -> Texts.bounded("the reason of a rejection", text));
        }
    }

    /**
     * The log's signing key was replaced by another.
     *
     * @param from the public key that was replaced
     * @param to the public key that verifies what is signed from now on
     * @param by who had it replaced, as the host knows them
     */
    record KeyRotated(String from, String to, String by) implements AuditEvent {
        public KeyRotated {
            Objects.requireNonNull(from);
            Objects.requireNonNull(to);
            Objects.requireNonNull(by);
        }
    }

    /** What ended a lease. */
    enum EndCause {
        /** The block or the command that it was for ended. */
        BLOCK_ENDED,
        /** The build ended, and its block had not said that it did. */
        BUILD_ENDED,
        /** The block or the command was aborted. */
        ABORTED,
        /** The agent was lost. */
        AGENT_LOST,
        /** The build was deleted, or did not survive a restart of the controller. */
        BUILD_GONE
    }
}
