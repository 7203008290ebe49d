package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalFault;
import io.jenkins.plugins.accessbroker.policy.Approval;
import java.time.Instant;

/** Says whether a version of the policies is approved. */
public interface Approving {
    /** How it is approved. */
    Approval.Method method();

    /**
     * Whether it is.
     *
     * @throws ApprovalFault if that cannot be said; then it is not
     */
    Verdict verdict(Fetched version, Instant time) throws ApprovalFault;
}
