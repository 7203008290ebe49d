package io.jenkins.plugins.accessbroker.review.check;

import io.jenkins.plugins.accessbroker.policy.Acceptance;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the acceptances that apply, and those that do not any more, which are warnings themselves. */
public final class Acceptances {
    private static final String EXPIRED = "acceptance-expired";
    private static final String UNKNOWN = "acceptance-unknown";
    private static final String UNUSED = "acceptance-unused";

    /** What the ids of warnings about acceptances mean. These warnings cannot be accepted. */
    public static final Map<String, String> EXPLANATIONS = Map.of(
            EXPIRED, "An acceptance is for a time: look at the warning again when it is over.",
            UNKNOWN, "An acceptance of a warning that there is not accepts nothing: it is mistyped.",
            UNUSED, "An acceptance that nothing needs would hide a warning that comes later: remove it.");

    private final List<String> known;
    private final Instant time;
    private final Set<Acceptance> used = Collections.newSetFromMap(new IdentityHashMap<>());

    Acceptances(List<String> known, Instant time) {
        this.known = known;
        this.time = time;
    }

    /** The acceptance of the warning that is in force, the first of these; all that are about it count as used. */
    Optional<Acceptance> of(Warning warning, Stream<Acceptance> about) {
        List<Acceptance> of = about.filter(acceptance -> acceptance.warning().equals(warning.id()))
                .filter(acceptance -> acceptance.inForce(time))
                .toList();
        used.addAll(of);
        return of.stream().findFirst();
    }

    /** The acceptances of a policy that do nothing, once every warning has been looked at. */
    List<Warning> idle(Policy policy) {
        List<Warning> idle = new ArrayList<>();
        for (Acceptance acceptance : policy.accepted()) {
            fault(acceptance)
                    .ifPresent(fault -> idle.add(Warning.of(fault.id, acceptance.at(), fault.message, policy)));
        }
        for (Grant grant : policy.grants()) {
            for (Acceptance acceptance : grant.accepted()) {
                fault(acceptance)
                        .ifPresent(fault -> idle.add(Warning.of(fault.id, acceptance.at(), fault.message, grant)));
            }
        }
        return idle;
    }

    private record Fault(String id, String message) {}

    private Optional<Fault> fault(Acceptance acceptance) {
        String id = Quote.of(acceptance.warning());
        if (!known.contains(acceptance.warning())) {
            return Optional.of(new Fault(
                    UNKNOWN,
                    "there is no warning " + id + " to accept" + Suggestion.among(known, acceptance.warning())));
        }
        if (!acceptance.inForce(time)) {
            return Optional.of(new Fault(
                    EXPIRED,
                    "the acceptance of " + id + " expired on " + acceptance.expires()
                            + ": look at the warning again, and mend what it is about or renew the acceptance"));
        }
        return used.contains(acceptance)
                ? Optional.empty()
                : Optional.of(
                        new Fault(UNUSED, "nothing warns of the accepted " + id + " any more: remove the acceptance"));
    }
}
