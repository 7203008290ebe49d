package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of a trace: a condition, what it expected and what it met.
 *
 * @param name the condition's key in the policy file, or {@code grant}, {@code expires}, {@code offboarded},
 *     {@code ttl}, {@code revision}, {@code codingAgent}, {@code deny POLICY/NAME}
 * @param expected what it asks for, in words
 * @param met what the request has, in words
 * @param verdict whether it held; only {@code HOLDS} permits
 * @param at where the condition stands in the policy file; nowhere if there is no such policy
 * @param owner who answers for the condition where that is not the grant's owner: of a deny, of a coding agent
 */
public record Check(
        String name,
        String expected,
        String met,
        Finding.Verdict verdict,
        Optional<Position> at,
        Optional<Owner> owner) {
    public Check {
        Objects.requireNonNull(name);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(met);
        Objects.requireNonNull(verdict);
        Objects.requireNonNull(at);
        Objects.requireNonNull(owner);
    }

    static Check of(String name, String expected, String met, boolean holds, Position at) {
        return new Check(name, expected, met, verdict(holds), Optional.of(at), Optional.empty());
    }

    static Check of(String name, String expected, String met, boolean holds, Position at, Owner owner) {
        return new Check(name, expected, met, verdict(holds), Optional.of(at), Optional.of(owner));
    }

    /** A condition that failed and that is in no policy file. */
    public static Check failed(String name, String expected, String met) {
        return new Check(name, expected, met, Finding.Verdict.FAILS, Optional.empty(), Optional.empty());
    }

    /** The same condition, that met something else. */
    Check with(Finding.Verdict other, String otherwise) {
        return new Check(name, expected, otherwise, other, at, owner);
    }

    /** The same condition, for which another answers. */
    Check of(Owner other) {
        return new Check(name, expected, met, verdict, at, Optional.of(other));
    }

    static Finding.Verdict verdict(boolean holds) {
        return holds ? Finding.Verdict.HOLDS : Finding.Verdict.FAILS;
    }

    /** Whether it held for certain. */
    public boolean held() {
        return verdict == Finding.Verdict.HOLDS;
    }
}
