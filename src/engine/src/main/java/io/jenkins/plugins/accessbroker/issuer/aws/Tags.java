package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What session tags may be. */
final class Tags {
    /** The keys that start with this, in whatever case, are the broker's own. */
    static final String OWN_PREFIX = "access-broker:";

    /** Tags that the broker itself sets on a session. */
    static final int OWN = 5;

    /** Tags that a grant may add. */
    static final int MOST = StsLimits.TAGS - OWN;

    /** No key and no value may start with this, in whatever case: IAM User Guide, "Pass session tags in AWS STS". */
    private static final String RESERVED = "aws:";

    /** Shapes {@code tagKeyType} and {@code tagValueType}. */
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private Tags() {}

    /** What keeps the text from being the key of a grant's tag, if anything does. */
    static Optional<String> keyProblem(String key) {
        if (startsWith(key, OWN_PREFIX)) {
            return Optional.of("starts with `" + OWN_PREFIX + "`, which is for the broker's own tags");
        }
        return key.isEmpty() ? Optional.of("is empty") : problem(key, StsLimits.TAG_KEY);
    }

    /** What keeps the text from being a tag's value, if anything does. */
    static Optional<String> valueProblem(String value) {
        return problem(value, StsLimits.TAG_VALUE);
    }

    /** What STS compares keys by: it takes no two that differ in case only. */
    static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    static boolean isReserved(String text) {
        return startsWith(text, RESERVED);
    }

    private static Optional<String> problem(String text, int longest) {
        if (text.length() > longest) {
            return Optional.of("has " + text.length() + " characters, more than the " + longest + " that sts takes");
        }
        if (isReserved(text)) {
            return Optional.of("starts with `" + RESERVED + "`, which aws keeps for itself");
        }
        if (!TEXT.matcher(text).matches()) {
            return Optional.of(
                    "has " + Quote.of(foreign(text)) + ", but sts takes letters, digits, spaces and `_.:/=+-@` only");
        }
        return Optional.empty();
    }

    private static String foreign(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !TEXT.matcher(character).matches())
                .findFirst()
                .orElse("");
    }

    private static boolean startsWith(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
