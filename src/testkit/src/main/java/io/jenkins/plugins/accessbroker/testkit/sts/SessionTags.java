package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The session tags of a request: at most 50 (shapes {@code tagListType} and {@code tagKeyListType} of the STS service
 * model), no key twice in whatever case (IAM User Guide, "Pass session tags in AWS STS").
 *
 * @param tags the tags, in order
 * @param transitiveKeys the keys that later sessions of a chain inherit, each the key of a tag
 */
record SessionTags(List<Tag> tags, List<String> transitiveKeys) {
    static final int MOST = 50;

    private static final String RESERVED = "aws:";

    SessionTags {
        tags = List.copyOf(tags);
        transitiveKeys = List.copyOf(transitiveKeys);
    }

    static SessionTags parse(QueryParameters parameters, Validation validation) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 1;
                parameters.find("Tags.member." + i + ".Key").isPresent()
                        || parameters.find("Tags.member." + i + ".Value").isPresent();
                i++) {
            Optional<String> key = parameters.find("Tags.member." + i + ".Key");
            Optional<String> value = parameters.find("Tags.member." + i + ".Value");
            tags.add(new Tag(
                    validation.required("tags." + i + ".member.key", key, Constraint.TAG_KEY),
                    validation.required("tags." + i + ".member.value", value, Constraint.TAG_VALUE)));
        }
        return checked(tags, parameters.members("TransitiveTagKeys", ""), validation);
    }

    /** The same, of tags that came with a web identity token. */
    static SessionTags of(Map<String, String> tags, List<String> transitiveKeys, Validation validation) {
        List<Tag> list = new ArrayList<>();
        tags.forEach((key, value) -> {
            int number = list.size() + 1;
            list.add(new Tag(key, value));
            validation.optional("tags." + number + ".member.key", Optional.of(key), Constraint.TAG_KEY);
            validation.optional("tags." + number + ".member.value", Optional.of(value), Constraint.TAG_VALUE);
        });
        return checked(list, transitiveKeys, validation);
    }

    private static SessionTags checked(List<Tag> tags, List<String> transitive, Validation validation) {
        validation.size("tags", tags, MOST);
        validation.size("transitiveTagKeys", transitive, MOST);
        for (String key : transitive) {
            validation.optional("transitiveTagKeys", Optional.of(key), Constraint.TAG_KEY);
        }
        return new SessionTags(tags, transitive);
    }

    /**
     * Checks what the service model does not state.
     *
     * @param inherited the transitive tags of the calling session
     * @throws StsException {@code InvalidParameterValue}
     */
    void requireConsistent(Map<String, String> inherited) {
        Set<String> keys = tags.stream().map(tag -> folded(tag.key)).collect(Collectors.toSet());
        if (keys.size() < tags.size()) {
            throw StsErrors.invalidParameterValue(
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }
        if (tags.stream().anyMatch(tag -> reserved(tag.key) || reserved(tag.value))) {
            throw StsErrors.invalidParameterValue("Tag keys and values that start with 'aws:' are reserved.");
        }
        if (inherited.keySet().stream().map(SessionTags::folded).anyMatch(keys::contains)) {
            throw StsErrors.invalidParameterValue("One of the specified transitive tag keys can't be set because it"
                    + " conflicts with a transitive tag key from the calling session.");
        }
        if (!transitiveKeys.stream().map(SessionTags::folded).allMatch(keys::contains)) {
            throw StsErrors.invalidParameterValue(
                    "The specified transitive tag key must be included in the requested tags.");
        }
    }

    boolean isEmpty() {
        return tags.isEmpty();
    }

    /** The value of a tag, by its key in whatever case. */
    Optional<String> value(String key) {
        return tags.stream()
                .filter(tag -> folded(tag.key).equals(folded(key)))
                .map(Tag::value)
                .findFirst();
    }

    /** The tags that later sessions inherit, with those inherited already. */
    Map<String, String> transitive(Map<String, String> inherited) {
        Map<String, String> transitive = new LinkedHashMap<>(inherited);
        transitiveKeys.forEach(key -> value(key).ifPresent(value -> transitive.put(key, value)));
        return transitive;
    }

    private static boolean reserved(String text) {
        return folded(text).startsWith(RESERVED);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** One session tag. */
    record Tag(String key, String value) {}
}
