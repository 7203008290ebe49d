package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.policy.Scope;

/** How what a grant issues compares with what it issued. */
public enum ScopeChange {
    /** There is nothing to compare with: the grant is new or gone. */
    NONE,
    SAME,
    /** All that it was and more. */
    MORE,
    /** Part of what it was. */
    LESS,
    /** Something else: neither surely has all of the other. */
    OTHER;

    static ScopeChange of(Scope before, Scope after) {
        boolean covers = after.covers(before);
        boolean covered = before.covers(after);
        if (covers) {
            return covered ? SAME : MORE;
        }
        return covered ? LESS : OTHER;
    }

    boolean mayGiveMore() {
        return this == MORE || this == OTHER;
    }

    boolean mayGiveLess() {
        return this == LESS || this == OTHER;
    }
}
