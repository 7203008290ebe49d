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
 * @param authors who changed policies, as far as known
 */
public record Verdict(int needed, List<Approver> approvers, List<Vote.Invalid> rejected, Authors authors) {
    public Verdict {
        approvers = List.copyOf(approvers);
        rejected = List.copyOf(rejected);
        if (needed < 1) {
            throw new IllegalArgumentException("`" + needed + "` approvers are no approval");
        }
    }

    /** Counts votes. */
    public static Verdict of(int needed, List<Vote> votes, Authors authors) {
        Map<Approver, String> counted = new LinkedHashMap<>();
        List<Vote.Invalid> rejected = new ArrayList<>();
        for (Vote vote : votes) {
            if (vote instanceof Vote.Valid valid) {
                rejection(valid, counted, authors)
                        .ifPresentOrElse(rejected::add, () -> counted.put(valid.approver(), valid.signature()));
            } else {
                rejected.add((Vote.Invalid) vote);
            }
        }
        return new Verdict(needed, List.copyOf(counted.keySet()), rejected, authors);
    }

    private static Optional<Vote.Invalid> rejection(Vote.Valid vote, Map<Approver, String> counted, Authors authors) {
        String who = Quote.of(vote.approver().name());
        if (authors.include(vote.approver())) {
            return Optional.of(new Vote.Invalid(
                    vote.signature(), who + " is an author of the change: somebody else has to approve it"));
        }
        String other = counted.get(vote.approver());
        return Optional.ofNullable(other)
                .map(first -> new Vote.Invalid(vote.signature(), who + " is counted already, by " + Quote.of(first)));
    }

    /** Whether enough approvers count. */
    public boolean approved() {
        return approvers.size() >= needed;
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
        return approvers.size() + " of " + needed + (needed == 1 ? " approval" : " approvals") + who + others + more;
    }

    /** Signatures that do not count which a summary names. */
    private static final int SHOWN = 5;
}
