package io.jenkins.plugins.accessbroker.audit.json;

import io.jenkins.plugins.accessbroker.policy.Commit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads versions of the policies, and events about them. */
final class PoliciesReader {
    private PoliciesReader() {}

    static RecordedPolicies read(RecordedPolicies.Kind kind, EntryFields event) throws FormFault {
        return new RecordedPolicies(
                event.number("sequence"),
                event.time("time"),
                kind,
                event.text("source"),
                version(event),
                event.has("authors") ? Optional.of(event.list("authors")) : Optional.empty(),
                kind == RecordedPolicies.Kind.WAITING ? Optional.of(event.text("why")) : Optional.empty(),
                kind == RecordedPolicies.Kind.REVIEWED ? Optional.of(review(event)) : Optional.empty());
    }

    private static RecordedPolicies.Review review(EntryFields event) throws FormFault {
        EntryFields fields = event.object("review");
        RecordedPolicies.Review review = new RecordedPolicies.Review(
                fields.text("user"), fields.text("approver"), fields.text("verdict"), fields.maybeText("reason"));
        fields.done();
        return review;
    }

    /** What stands under {@code policySet}. */
    static RecordedVersion version(EntryFields event) throws FormFault {
        EntryFields fields = event.object("policySet");
        String sha256 = fields.text("sha256");
        Optional<Commit> commit = fields.has("commit") ? Optional.of(commit(fields)) : Optional.empty();
        RecordedVersion version = fields.has("approval")
                ? approved(sha256, commit, fields.object("approval"))
                : new RecordedVersion(sha256, commit, Optional.empty(), List.of(), Optional.empty());
        fields.done();
        return version;
    }

    private static RecordedVersion approved(String sha256, Optional<Commit> commit, EntryFields approval)
            throws FormFault {
        Optional<String> method = Optional.of(approval.text("method"));
        List<String> approvers = approval.has("approvers") ? approval.list("approvers") : List.of();
        Optional<Instant> time = approval.has("time") ? Optional.of(approval.time("time")) : Optional.empty();
        approval.done();
        return new RecordedVersion(sha256, commit, method, approvers, time);
    }

    private static Commit commit(EntryFields version) throws FormFault {
        EntryFields fields = version.object("commit");
        Commit commit = new Commit(fields.text("id"), fields.text("author"), fields.text("committer"));
        fields.done();
        return commit;
    }
}
