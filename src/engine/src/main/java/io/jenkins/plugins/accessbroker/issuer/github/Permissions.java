package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The permissions of a GitHub App that are about a repository, and the levels that each has: schema {@code
 * app-permissions} of GitHub's description of its REST API. Those of an organization or a user cannot be granted.
 */
final class Permissions {
    /** What every token has, whether it is asked for or not. */
    static final String METADATA = "metadata";

    private static final Set<String> READ_WRITE = Set.of(
            "actions",
            "administration",
            "attestations",
            "checks",
            "codespaces",
            "contents",
            "dependabot_secrets",
            "deployments",
            "discussions",
            "environments",
            "issues",
            "merge_queues",
            METADATA,
            "packages",
            "pages",
            "pull_requests",
            "repository_custom_properties",
            "repository_hooks",
            "secret_scanning_alerts",
            "secrets",
            "security_events",
            "single_file",
            "statuses",
            "vulnerability_alerts");

    private static final SortedMap<String, Set<Level>> KNOWN = known();

    private static final SortedMap<String, Shape.Choice<Level>> CHOICES = choices();

    /** What may stand under {@code permissions}. */
    static final Shape.Mapping SHAPE = shape();

    private Permissions() {}

    static Set<String> names() {
        return KNOWN.keySet();
    }

    /** The levels of a permission, from the least on; nothing where there is no such permission of a repository. */
    static Optional<Set<Level>> levels(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    /** The words for the levels of a permission that there is. */
    static Shape.Choice<Level> choice(String name) {
        return CHOICES.get(name);
    }

    static boolean isOne(String name, Level level) {
        return levels(name).filter(levels -> levels.contains(level)).isPresent();
    }

    private static SortedMap<String, Set<Level>> known() {
        SortedMap<String, Set<Level>> known = new TreeMap<>();
        READ_WRITE.forEach(name -> known.put(name, EnumSet.of(Level.READ, Level.WRITE)));
        known.put("repository_projects", EnumSet.allOf(Level.class));
        known.put("workflows", EnumSet.of(Level.WRITE));
        return known;
    }

    private static SortedMap<String, Shape.Choice<Level>> choices() {
        SortedMap<String, Shape.Choice<Level>> choices = new TreeMap<>();
        KNOWN.forEach((name, levels) -> choices.put(
                name, Shape.choice(levels.stream().collect(Collectors.toMap(Level::word, level -> level)))));
        return choices;
    }

    private static Shape.Mapping shape() {
        Shape.Mapping shape =
                Shape.mapping("a mapping such as `{contents: read}`").sized(1, Integer.MAX_VALUE);
        for (Map.Entry<String, Shape.Choice<Level>> choice : CHOICES.entrySet()) {
            shape = shape.optional(choice.getKey(), choice.getValue(), "GitHub's permission of that name");
        }
        return shape;
    }
}
