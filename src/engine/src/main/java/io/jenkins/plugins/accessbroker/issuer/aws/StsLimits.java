package io.jenkins.plugins.accessbroker.issuer.aws;

import java.time.Duration;

/** The bounds that STS sets. */
final class StsLimits {
    /** Shape {@code roleDurationSecondsType}: 900 seconds or more. */
    static final Duration SHORTEST = Duration.ofMinutes(15);

    /** Shape {@code roleDurationSecondsType}: at most 43,200 seconds; a role can be set to less. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** API reference, {@code DurationSeconds}: role chaining limits a session "to a maximum of one hour". */
    static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    /** Characters of the inline policy and of all managed policies' ARNs together: API reference, {@code Policy}. */
    static final int POLICIES = 2_048;

    /** API reference, {@code PolicyArns}: "up to 10 managed policy ARNs". */
    static final int MANAGED_POLICIES = 10;

    /** Shape {@code tagListType}. */
    static final int TAGS = 50;

    /** Characters of a tag's key: shape {@code tagKeyType}. */
    static final int TAG_KEY = 128;

    /** Characters of a tag's value: shape {@code tagValueType}. */
    static final int TAG_VALUE = 256;

    /** Characters of a session's name and of a source identity: their shapes in the service model. */
    static final int SESSION_NAME = 64;

    /** Characters of an external id, least and most: shape {@code externalIdType}. */
    static final int EXTERNAL_ID_SHORTEST = 2;

    static final int EXTERNAL_ID_LONGEST = 1_224;

    /** Characters of a web identity token, least and most: shape {@code clientTokenType}. */
    static final int TOKEN_SHORTEST = 4;

    static final int TOKEN_LONGEST = 20_000;

    private StsLimits() {}
}
