package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a grant says besides its conditions, by name. */
final class Details {
    private Details() {}

    /** What two versions of a grant say differently. */
    static List<Detail> between(Grant before, Grant after) {
        return between(of(before), of(after));
    }

    private static List<Detail> between(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Detail> details = new ArrayList<>();
        for (String name : names) {
            Optional<String> was = Optional.ofNullable(before.get(name));
            Optional<String> is = Optional.ofNullable(after.get(name));
            if (!was.equals(is)) {
                details.add(new Detail(name, was, is));
            }
        }
        return details;
    }

    private static Map<String, String> of(Grant grant) {
        Map<String, String> details = new LinkedHashMap<>();
        Owner owner = grant.owner();
        details.put("owner.team", owner.team());
        details.put("owner.business", owner.business());
        details.put("owner.technical", owner.technical());
        details.put("purpose", grant.purpose());
        details.put("expires", grant.expires().toString());
        grant.offboarded().ifPresent(end -> details.put("offboarded", end.day().toString()));
        details.put("issue", grant.scope().issuer());
        details.put("issue.ttl", Durations.format(grant.scope().ttl()));
        grant.scope().details().forEach((name, value) -> details.put("issue." + name, value));
        return details;
    }
}
