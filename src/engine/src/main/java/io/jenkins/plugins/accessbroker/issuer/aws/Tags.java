package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Shape;
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

    private static final String CHARACTER = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

    /** Shapes {@code tagKeyType} and {@code tagValueType}. */
    private static final Pattern TEXT = Pattern.compile(CHARACTER + "*");

    private static final String NOT_RESERVED = "(?![aA][wW][sS]:)";
    private static final String NOT_OWN = "(?![aA][cC][cC][eE][sS][sS]-[bB][rR][oO][kK][eE][rR]:)";

    private static final Shape.Text KEY = Shape.free("a tag's key")
            .upTo(StsLimits.TAG_KEY)
            .matching(Pattern.compile(NOT_RESERVED + NOT_OWN + CHARACTER + "+"), "a tag's key");

    private static final Shape.Text VALUE = Shape.free("a value of at most " + StsLimits.TAG_VALUE + " characters")
            .upTo(StsLimits.TAG_VALUE)
            .matching(Pattern.compile(NOT_RESERVED + CHARACTER + "*"), "a tag's value");

    /** What may stand under {@code tags}. */
    static final Shape.Named SHAPE = new Shape.Named("a mapping of tag keys to values", KEY, VALUE, MOST);

    private Tags() {}

    /** What keeps the text from being the key of a grant's tag, if anything does. */
    static Optional<String> keyProblem(String key) {
        if (KEY.fits(key)) {
            return Optional.empty();
        }
        if (startsWith(key, OWN_PREFIX)) {
            return Optional.of("starts with `" + OWN_PREFIX + "`, which is for the broker's own tags");
        }
        return key.isEmpty() ? Optional.of("is empty") : problem(key, StsLimits.TAG_KEY);
    }

    /** What keeps the text from being a tag's value, if anything does. */
    static Optional<String> valueProblem(String value) {
        return VALUE.fits(value) ? Optional.empty() : problem(value, StsLimits.TAG_VALUE);
    }

    /** What STS compares keys by: it takes no two that differ in case only. */
    static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    static boolean isReserved(String text) {
        return startsWith(text, RESERVED);
    }

    private static Optional<String> problem(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of("has " + length + " characters, more than the " + longest + " that sts takes");
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
