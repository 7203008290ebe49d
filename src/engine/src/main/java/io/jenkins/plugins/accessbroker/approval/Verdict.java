package io.jenkins.plugins.accessbroker.approval;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a version of the policies is approved.
 *
 * @param needed how many approvers it takes
 * @param approvers who approved it and counts: each person once, and nobody who is an author of the change
 * @param rejected the signatures that do not count, and why
 * @param objections who rejected it; while anybody does it is not approved
 * @param authors who changed policies, as far as known
 * @param inJenkins whether one of those who count approved it in Jenkins
 */
public record Verdict(
        int needed,
        List<Approver> approvers,
        List<Vote.Invalid> rejected,
        List<Vote.Against> objections,
        Authors authors,
        boolean inJenkins) {
    /** Signatures that do not count which a summary names. */
    private static final int SHOWN = 5;

    public Verdict {
        approvers = List.copyOf(approvers);
        rejected = List.copyOf(rejected);
        objections = List.copyOf(objections);
        if (needed < 1) {
            throw new IllegalArgumentException("`" + needed + "` approvers are no approval");
        }
    }

    /** Counts votes. */
    public static Verdict of(int needed, List<Vote> votes, Authors authors) {
        Map<Approver, Vote.Valid> counted = new LinkedHashMap<>();
        List<Vote.Invalid> rejected = new ArrayList<>();
        List<Vote.Against> objections = new ArrayList<>();
        for (Vote vote : votes) {
            if (vote instanceof Vote.Valid valid) {
                rejection(valid, counted, authors)
                        .ifPresentOrElse(rejected::add, () -> counted.put(valid.approver(), valid));
            } else if (vote instanceof Vote.Against against) {
                objections.add(against);
            } else {
                rejected.add((Vote.Invalid) vote);
            }
        }
        boolean inJenkins = counted.values().stream().anyMatch(Vote.Valid::inJenkins);
        return new Verdict(needed, List.copyOf(counted.keySet()), rejected, objections, authors, inJenkins);
    }

    private static Optional<Vote.Invalid> rejection(
            Vote.Valid vote, Map<Approver, Vote.Valid> counted, Authors authors) {
        String who = Quote.of(vote.approver().name());
        if (authors.include(vote.approver())) {
            return Optional.of(new Vote.Invalid(
                    vote.signature(), who + " is an author of the change: somebody else has to approve it"));
        }
        return Optional.ofNullable(counted.get(vote.approver()))
                .map(first -> new Vote.Invalid(
                        vote.signature(), who + " is counted already, by " + Quote.of(first.signature())));
    }

    /** Whether enough approvers count, and nobody rejected it. */
    public boolean approved() {
        return approvers.size() >= needed && objections.isEmpty();
    }

    /** The names of those who count. */
    public List<String> names() {
        return approvers.stream().map(Approver::name).toList();
    }

    /** In a line: how many count of how many it takes, who they are, and why others do not count. */
    public String summary() {
        String who = approvers.isEmpty() ? "" : ": " + String.join(", ", names());
        String others = rejected.stream()
                .limit(SHOWN)
                .map(vote -> "; " + Quote.of(vote.signature()) + " does not count: " + vote.why())
                .collect(Collectors.joining());
        String more = rejected.size() > SHOWN ? "; " + (rejected.size() - SHOWN) + " more do not count" : "";
        String against = objections.stream()
                .limit(SHOWN)
                .map(vote -> "; " + vote.approver().name() + " rejected it: " + vote.why())
                .collect(Collectors.joining());
        return approvers.size() + " of " + needed + (needed == 1 ? " approval" : " approvals") + who + against + others
                + more;
    }
}
