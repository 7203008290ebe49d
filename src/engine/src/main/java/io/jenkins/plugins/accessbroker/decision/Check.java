package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.util.Objects;

/**
 * One line of a trace: a condition, what it expected and what it met.
 *
 * @param name the condition's key in the policy file, or {@code grant}, {@code expires}, {@code ttl}, {@code deny}
 * @param expected what it asks for, in words
 * @param met what the request has, in words
 * @param verdict whether it held; only {@code HOLDS} permits
 * @param at where the condition stands in the policy file
 */
public record Check(String name, String expected, String met, Finding.Verdict verdict, Position at) {
    public Check {
        Objects.requireNonNull(name);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(met);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(at);
    }

    static Check of(String name, String expected, String met, boolean holds, Position at) {
        return new Check(name, expected, met, holds ? Finding.Verdict.HOLDS : Finding.Verdict.FAILS, at);
    }

    /** Whether it held for certain. */
    public boolean held() {
        return verdict == Finding.Verdict.HOLDS;
    }
}
