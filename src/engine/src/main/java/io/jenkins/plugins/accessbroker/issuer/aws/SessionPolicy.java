package io.jenkins.plugins.accessbroker.issuer.aws;

/**
 * An inline session policy: the session may do what it allows and the role allows, and nothing else.
 *
 * @param json its JSON without white space between its parts, in the order of the policy file; 1 to 2,048 characters
 *     U+0020 to U+00FF
 */
public record SessionPolicy(String json) {
    public SessionPolicy {
        if (json.isEmpty() || json.length() > StsLimits.POLICIES) {
            throw new IllegalArgumentException(
                    "a session policy has " + json.length() + " characters, expected 1 to " + StsLimits.POLICIES);
        }
        if (!json.chars().allMatch(SessionPolicy::isAllowed)) {
            throw new IllegalArgumentException("a session policy has a character that sts does not take");
        }
    }

    /** Shape {@code sessionPolicyDocumentType}; tab and line ends, which it has too, are escaped in JSON text. */
    static boolean isAllowed(int character) {
        return character >= 0x20 && character <= 0xFF;
    }
}
