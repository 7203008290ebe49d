package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.regex.Pattern;

/** How a person or a team can be reached: an e-mail address, an {@code https} URL or a chat channel. */
final class Contacts {
    static final String FORM = "an e-mail address, an `https://` URL or a quoted `\"#channel\"`";
    /** Characters of a contact at most. */
    static final int MAX = 254;

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern CONTACT = Pattern.compile("(?:"
            + "[A-Za-z0-9._%+-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*+"
            + "|https://" + LABEL + "(?:\\." + LABEL + ")*+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%!$&'()*+,;=:@/?#-]*)?"
            + "|#[A-Za-z0-9._-]{1,80}"
            + ")");

    static final Shape.Text SHAPE = Shape.line(FORM).upTo(MAX).matching(CONTACT, FORM);

    private Contacts() {}
}
