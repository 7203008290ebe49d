package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The session tags of a session: the broker's own, and the grant's. */
final class SessionTags {
    private SessionTags() {}

    /** All tags, at most 50, by key. */
    static SortedMap<String, String> of(Attribution attribution, AwsScope scope) {
        Map<String, String> own = Map.of(
                "grant", attribution.grant().toString(),
                "owner", attribution.owner(),
                "job", attribution.job(),
                "build", Long.toString(attribution.build()),
                "lease", attribution.lease());
        SortedMap<String, String> tags = new TreeMap<>(scope.tags());
        own.forEach((name, text) -> tags.put(Tags.OWN_PREFIX + name, TagValue.of(text)));
        return tags;
    }
}
