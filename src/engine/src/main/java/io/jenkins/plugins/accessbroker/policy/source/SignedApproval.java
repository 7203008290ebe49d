package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Approval by the signatures that came with a version, as an approval file demands, which is read anew each time.
 *
 * @param file the approval file
 * @param policies the directory that the policies are in, where they are in one: the file must not be there
 */
public record SignedApproval(Path file, Optional<Path> policies) implements Approving {
    public SignedApproval {
        Objects.requireNonNull(file);
        Objects.requireNonNull(policies);
    }

    @Override
    public Verdict verdict(Fetched version, Instant time) throws ApprovalFault {
        return ApprovalFile.read(file, policies)
                .verdict(version.files().manifest(), version.signatures(), version.authors(), time);
    }
}
