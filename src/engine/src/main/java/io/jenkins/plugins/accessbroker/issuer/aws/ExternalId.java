package io.jenkins.plugins.accessbroker.issuer.aws;

import java.util.regex.Pattern;

/** What a third party's role may ask for beside the principal. */
final class ExternalId {
    /** What an external id is, for messages. */
    static final String FORM =
            "an external id of " + StsLimits.EXTERNAL_ID_SHORTEST + " to 1,224 letters, digits and `_+=,.@:/-`";

    /** Shape {@code externalIdType}. */
    private static final Pattern PATTERN = Pattern.compile("[\\w+=,.@:/-]*");

    private ExternalId() {}

    static boolean is(String text) {
        return text.length() >= StsLimits.EXTERNAL_ID_SHORTEST
                && text.length() <= StsLimits.EXTERNAL_ID_LONGEST
                && PATTERN.matcher(text).matches();
    }
}
