package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Order;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The session that STS is asked for.
 *
 * @param ttl 15 minutes to 12 hours
 * @param region whose STS is asked
 * @param sourceIdentity the session's name again, where it is set at all
 */
record Wish(
        AwsScope scope,
        Duration ttl,
        String region,
        String sessionName,
        Optional<String> sourceIdentity,
        SortedMap<String, String> tags) {
    Wish {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    static Wish of(AwsScope scope, Order order, String region) {
        String name = SessionName.of(order.attribution());
        boolean tagged = scope.attribution() == AttributionMode.TAGS;
        return new Wish(
                scope,
                order.ttl(),
                region,
                name,
                tagged ? Optional.of(name) : Optional.empty(),
                tagged ? SessionTags.of(order.attribution(), scope) : Collections.emptySortedMap());
    }

    int seconds() {
        return (int) ttl.toSeconds();
    }

    RoleArn role() {
        return scope.role();
    }

    /** The ARN that the session has to have. */
    String sessionArn() {
        return role().sessionArn(sessionName);
    }
}
