package io.jenkins.plugins.accessbroker.plugin.admin;

import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.plugin.config.WaitingVersion;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.review.diff.DiffText;
import io.jenkins.plugins.accessbroker.review.diff.PolicyDiff;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A version of the policies that waits, as its page shows it. */
public final class VersionView {
    private final WaitingVersion version;
    private final Optional<PolicyDiff> diff;

    /** Compares it with what is in force. */
    VersionView(WaitingVersion version, PolicySet inForce) {
        this.version = version;
        this.diff = version.set().map(set -> PolicyDiff.of(inForce, set, Instant.now()));
    }

    public String getDigest() {
        return version.digest();
    }

    public String getSource() {
        return version.source();
    }

    public String getCommit() {
        return version.commit().map(Commit::id).orElse("");
    }

    /** Who changed policies since the version in force; empty where that is not known. */
    public String getAuthors() {
        return version.authors()
                .identities()
                .map(names -> names.isEmpty() ? "nobody" : String.join(", ", names))
                .orElse("");
    }

    public String getSince() {
        return version.since().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    public String getWhy() {
        return version.why();
    }

    /** Whether approvals are what it waits for. */
    public boolean isReviewed() {
        return version.verdict().isPresent() && diff.isPresent();
    }

    public List<String> getApprovers() {
        return version.verdict().map(Verdict::names).orElse(List.of());
    }

    public int getCounted() {
        return getApprovers().size();
    }

    public int getNeeded() {
        return version.verdict().map(Verdict::needed).orElse(0);
    }

    /** Who rejected it, each with the reason. */
    public List<String> getObjections() {
        return version.verdict().map(Verdict::objections).orElse(List.of()).stream()
                .map(vote -> vote.approver().name() + ": " + vote.why())
                .toList();
    }

    /** The signatures and reviews that do not count, each with the reason. */
    public List<String> getNotCounted() {
        return version.verdict().map(Verdict::rejected).orElse(List.of()).stream()
                .map(vote -> vote.signature() + ": " + vote.why())
                .toList();
    }

    public boolean isCompared() {
        return diff.isPresent();
    }

    /** Whether somebody may get something that they do not get now. */
    public boolean isGivesMore() {
        return diff.filter(PolicyDiff::mayGiveMore).isPresent();
    }

    /** The change in a line. */
    public String getSummary() {
        return diff.map(DiffText::summary).orElse("");
    }

    /** Each part of the change: what gives more first. */
    public List<Change> getChanges() {
        List<Change> changes = new ArrayList<>();
        for (String line :
                diff.map(DiffText::of).orElse(List.of()).stream().skip(1).toList()) {
            if (line.startsWith(" ") && !changes.isEmpty()) {
                changes.get(changes.size() - 1).lines.add(line.strip());
            } else {
                changes.add(new Change(line));
            }
        }
        return List.copyOf(changes);
    }

    /** What becomes of one grant, credential or other part. */
    public static final class Change {
        private final String heading;
        private final List<String> lines = new ArrayList<>();

        private Change(String heading) {
            this.heading = heading;
        }

        /** What became of it, and its name. */
        public String getHeading() {
            return heading;
        }

        /** More about it, line by line; empty if there is no more. */
        public String getText() {
            return String.join("\n", lines);
        }
    }
}
