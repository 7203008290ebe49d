package io.jenkins.plugins.accessbroker.issuer.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is taken over from the words of the other side: only what has one of these closed forms. Whatever else it says
 * may repeat what it was sent, secrets too, and is shown nowhere.
 */
final class Foreign {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,63}");
    private static final Pattern PRINCIPAL = Pattern.compile("User: (arn:[a-z-]{3,16}:(?:iam|sts)::\\d{12}:"
            + "(?:root|(?:user|role|assumed-role|federated-user)/[\\w+=,.@/-]{1,256})) is not authorized");
    private static final Pattern PERCENT = Pattern.compile("\\b(\\d{1,5})\\s?%");

    private Foreign() {}

    static Optional<String> requestId(String text) {
        return matching(REQUEST_ID, text).filter(id -> !id.equals("UNKNOWN"));
    }

    static Optional<String> code(String text) {
        return matching(CODE, text);
    }

    /** The principal that a denial names. */
    static Optional<String> principal(String message) {
        return group(PRINCIPAL, message);
    }

    /** The first percentage in a message. */
    static Optional<String> percent(String message) {
        return group(PERCENT, message);
    }

    private static Optional<String> matching(Pattern form, String text) {
        return Optional.ofNullable(text).filter(form.asMatchPredicate());
    }

    private static Optional<String> group(Pattern form, String text) {
        Matcher found = form.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
