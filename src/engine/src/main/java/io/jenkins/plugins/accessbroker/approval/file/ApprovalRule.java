package io.jenkins.plugins.accessbroker.approval.file;

import io.jenkins.plugins.accessbroker.approval.Approver;
import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.approval.Review;
import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.approval.ssh.AllowedSigners;
import io.jenkins.plugins.accessbroker.policy.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What it takes for a version of the policies to be approved.
 *
 * @param needed how many approvers have to sign it, or approve it in Jenkins
 * @param signers those whose signatures count; nothing where signatures do not count
 * @param users those who approve in Jenkins, by their user ids there; case does not count
 */
public record ApprovalRule(int needed, Optional<AllowedSigners> signers, Map<String, Approver> users) {
    public ApprovalRule {
        Objects.requireNonNull(signers);
        Map<String, Approver> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(users);
        users = Collections.unmodifiableMap(folded);
        int persons = persons(signers, users).size();
        if (needed < 1 || needed > persons) {
            throw new IllegalArgumentException(needed + " of " + persons + " approvers can never approve");
        }
    }

    /** All who may approve, each once. */
    static Set<Approver> persons(Optional<AllowedSigners> signers, Map<String, Approver> users) {
        Set<Approver> persons = new HashSet<>(users.values());
        signers.ifPresent(listed -> persons.addAll(listed.people()));
        return persons;
    }

    /** Whether these signatures approve a version. */
    public Verdict verdict(Manifest version, List<SignatureFile> signatures, Authors authors, Instant time) {
        return verdict(version, signatures, List.of(), authors, time);
    }

    /**
     * Whether these signatures and reviews approve a version.
     *
     * @param reviews what persons said of this version in Jenkins, one of each
     */
    public Verdict verdict(
            Manifest version, List<SignatureFile> signatures, List<Review> reviews, Authors authors, Instant time) {
        byte[] text = version.bytes();
        List<Vote> votes = new ArrayList<>();
        signatures.forEach(file -> votes.add(vote(file, text, time)));
        reviews.forEach(review -> votes.add(vote(review)));
        return Verdict.of(needed, votes, authors);
    }

    private Vote vote(SignatureFile file, byte[] text, Instant time) {
        return signers.isPresent()
                ? signers.get().vote(file.name(), file.content(), text, time)
                : new Vote.Invalid(
                        file.name(), "the approval file has no `allowedSigners`: have the security team list them");
    }

    private Vote vote(Review review) {
        String name = "the review of " + review.user();
        Approver approver = users.get(review.user());
        if (approver == null) {
            return new Vote.Invalid(name, "they are not in `jenkinsUsers` of the approval file");
        }
        return review.objection()
                .<Vote>map(why -> new Vote.Against(name, approver, why))
                .orElseGet(() -> new Vote.Valid(name, approver, true));
    }
}
