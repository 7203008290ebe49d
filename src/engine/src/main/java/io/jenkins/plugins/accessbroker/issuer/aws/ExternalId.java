package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.regex.Pattern;

/** What a third party's role may ask for beside the principal. */
final class ExternalId {
    /** What an external id is, for messages. */
    static final String FORM =
            "an external id of " + StsLimits.EXTERNAL_ID_SHORTEST + " to 1,224 letters, digits and `_+=,.@:/-`";

    /** Shape {@code externalIdType}. */
    static final Shape.Text SHAPE = Shape.free(FORM)
            .matching(
                    Pattern.compile("[\\w+=,.@:/-]{" + StsLimits.EXTERNAL_ID_SHORTEST + ","
                            + StsLimits.EXTERNAL_ID_LONGEST + "}"),
                    FORM);

    private ExternalId() {}

    static boolean is(String text) {
        return SHAPE.fits(text);
    }
}
