package io.jenkins.plugins.accessbroker.policy.condition;

import java.util.Objects;

/**
 * What a condition met in a build.
 *
 * @param verdict whether it holds
 * @param met the fact in words, untrusted parts quoted
 */
public record Finding(Verdict verdict, String met) {

    /** Whether a condition holds. */
    public enum Verdict {
        HOLDS,
        FAILS,
        /** The fact that it needs is not known. */
        UNKNOWN
    }

    public Finding {
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(met);
    }

    static Finding of(boolean holds, String met) {
        return new Finding(holds ? Verdict.HOLDS : Verdict.FAILS, met);
    }

    static Finding fails(String met) {
        return new Finding(Verdict.FAILS, met);
    }

    static Finding unknown(String why) {
        return new Finding(Verdict.UNKNOWN, "not known: " + why);
    }

    /** Whether it holds for certain. */
    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }
}
