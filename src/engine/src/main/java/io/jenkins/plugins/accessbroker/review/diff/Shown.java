package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.text.Quote;

/** Text of policies, whole: what a reviewer must see is never cut. */
final class Shown {
    private Shown() {}

    /** The text on one line; what does not show, and backquotes, as {@code \}{@code uXXXX}. */
    static String escaped(String text) {
        return Quote.visible(text).replace("`", "\\u0060");
    }

    /** The escaped text in backquotes. */
    static String quoted(String text) {
        return "`" + escaped(text) + "`";
    }
}
