package io.jenkins.plugins.accessbroker.approval.file;

import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.approval.ssh.AllowedSigners;
import io.jenkins.plugins.accessbroker.policy.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What it takes for a version of the policies to be approved by signatures.
 *
 * @param needed how many approvers have to sign it
 * @param signers who they are
 */
public record ApprovalRule(int needed, AllowedSigners signers) {
    public ApprovalRule {
        Objects.requireNonNull(signers);
        if (needed < 1 || needed > signers.persons()) {
            throw new IllegalArgumentException(needed + " of " + signers.persons() + " approvers can never sign");
        }
    }

    /** Whether these signatures approve a version. */
    public Verdict verdict(Manifest version, List<SignatureFile> signatures, Authors authors, Instant time) {
        byte[] text = version.bytes();
        List<Vote> votes = signatures.stream()
                .map(file -> signers.vote(file.name(), file.content(), text, time))
                .toList();
        return Verdict.of(needed, votes, authors);
    }
}
