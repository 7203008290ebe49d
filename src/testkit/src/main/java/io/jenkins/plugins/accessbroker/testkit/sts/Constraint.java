package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a string must be, as a shape of the STS service model (version 2011-06-15, {@code service-2.json}) states it.
 *
 * <p>The patterns are regular expressions of Java, so what they match is what the service matches: {@code \u10000} is
 * the character U+1000 and a zero, which is why no supplementary character passes, and {@code \w} is ASCII.
 *
 * @param min the least length, in Unicode code points
 * @param max the greatest length, in Unicode code points
 * @param pattern what the whole must match, as the model writes it
 */
record Constraint(int min, int max, String pattern) {
    private static final String ANY = "";
    private static final String NAME = "[\\w+=,.@-]*";
    private static final String TAG_TEXT = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

    /** Shape {@code arnType}. */
    static final Constraint ARN = new Constraint(
            20, 2048, "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+");

    /** Shape {@code roleSessionNameType}. */
    static final Constraint ROLE_SESSION_NAME = new Constraint(2, 64, NAME);

    /** Shape {@code sourceIdentityType}. */
    static final Constraint SOURCE_IDENTITY = new Constraint(2, 64, NAME);

    /** Shape {@code externalIdType}. */
    static final Constraint EXTERNAL_ID = new Constraint(2, 1224, "[\\w+=,.@:\\/-]*");

    /**
     * Shape {@code sessionPolicyDocumentType}. {@code AssumeRole} has {@code unrestrictedSessionPolicyDocumentType} in
     * its place, which lacks the maximum; its documentation states the same 2,048.
     */
    static final Constraint POLICY = new Constraint(1, 2048, "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");

    /** Shape {@code tagKeyType}. */
    static final Constraint TAG_KEY = new Constraint(1, 128, TAG_TEXT + "+");

    /** Shape {@code tagValueType}. */
    static final Constraint TAG_VALUE = new Constraint(0, 256, TAG_TEXT + "*");

    /** Shape {@code serialNumberType}. */
    static final Constraint SERIAL_NUMBER = new Constraint(9, 256, "[\\w+=/:,.@-]*");

    /** Shape {@code tokenCodeType}. */
    static final Constraint TOKEN_CODE = new Constraint(6, 6, "[\\d]*");

    /** Shape {@code clientTokenType}. */
    static final Constraint WEB_IDENTITY_TOKEN = new Constraint(4, 20000, ANY);

    /** Shape {@code urlType}. */
    static final Constraint PROVIDER_ID = new Constraint(4, 2048, ANY);

    /** Shape {@code contextAssertionType}. */
    static final Constraint CONTEXT_ASSERTION = new Constraint(4, 2048, ANY);

    /** What the value violates, in the words of STS; empty when nothing. */
    List<String> violations(String value) {
        List<String> violations = new ArrayList<>();
        int length = value.codePointCount(0, value.length());
        if (!pattern.isEmpty() && !Pattern.matches(pattern, value)) {
            violations.add("Member must satisfy regular expression pattern: " + pattern);
        }
        if (length < min) {
            violations.add("Member must have length greater than or equal to " + min);
        }
        if (length > max) {
            violations.add("Member must have length less than or equal to " + max);
        }
        return violations;
    }
}
