package io.jenkins.plugins.accessbroker.review.diff;

/** What became of a grant. */
public enum Verdict {
    /** It is new. */
    NEW("new"),
    /** It is gone. */
    GONE("gone"),
    /** It gives more: it permits requests that it denied, or issues more. */
    WIDENED("widened"),
    /** It gives less. */
    NARROWED("narrowed"),
    /** It gives more in one way and less in another. */
    CHANGED("widened and narrowed"),
    /** It gives the same. */
    UNCHANGED("unchanged in meaning"),
    /** It could not be compared, so that it may give more. */
    NOT_COMPARED("not compared");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** In words. */
    public String words() {
        return words;
    }
}
