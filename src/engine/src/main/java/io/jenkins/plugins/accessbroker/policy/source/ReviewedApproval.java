package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFile;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Approval by signatures that came with a version and by reviews of it in Jenkins, counted together, as an approval file
 * demands, which is read anew each time.
 *
 * @param file the approval file
 * @param policies the directory that the policies are in, where they are in one: the file must not be there
 * @param reviews what was said in Jenkins
 */
public record ReviewedApproval(Path file, Optional<Path> policies, KeptReviews reviews) implements Approving {
    public ReviewedApproval {
        Objects.requireNonNull(file);
        Objects.requireNonNull(policies);
        Objects.requireNonNull(reviews);
    }

    /** What it takes now. */
    public ApprovalRule rule() throws ApprovalFault {
        return ApprovalFile.read(file, policies);
    }

    @Override
    public Verdict verdict(Fetched version, Instant time) throws ApprovalFault, SourceFault {
        return rule().verdict(
                        version.files().manifest(),
                        version.signatures(),
                        reviews.of(version.files().manifest().digest()),
                        version.authors(),
                        time);
    }
}
