package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import java.time.Instant;

/** Says whether a version of the policies is approved. */
public interface Approving {
    /**
     * Whether it is.
     *
     * @throws ApprovalFault if that cannot be said; then it is not
     * @throws SourceFault if what was said of it before cannot be read; then it is not either
     */
    Verdict verdict(Fetched version, Instant time) throws ApprovalFault, SourceFault;
}
