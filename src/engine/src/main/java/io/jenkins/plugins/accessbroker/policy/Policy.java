package io.jenkins.plugins.accessbroker.policy;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import java.util.List;
import java.util.Objects;

/**
 * One policy file.
 *
 * @param name the policy's name, the first part of its grants' names
 * @param owner who answers for it
 * @param grants its grants, in the order of the file
 * @param denies its explicit denies
 * @param codingAgents the coding agents that it registers
 * @param digest SHA-256 of the file's bytes, in lower-case hexadecimal
 * @param at where its name stands
 * @param ownerAt where its owner stands
 * @param accepted the warnings that its owner accepts for all of it
 */
public record Policy(
        String name,
        Owner owner,
        List<Grant> grants,
        List<Deny> denies,
        List<RegisteredAgent> codingAgents,
        String digest,
        Position at,
        Position ownerAt,
        List<Acceptance> accepted) {
    public Policy {
        Objects.requireNonNull(name);
        Objects.requireNonNull(owner);
        grants = List.copyOf(grants);
        denies = List.copyOf(denies);
        codingAgents = List.copyOf(codingAgents);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(at);
        Objects.requireNonNull(ownerAt);
        accepted = List.copyOf(accepted);
    }

    /** A policy whose owner stands at its name, with no warning accepted. */
    public Policy(
            String name,
            Owner owner,
            List<Grant> grants,
            List<Deny> denies,
            List<RegisteredAgent> codingAgents,
            String digest,
            Position at) {
        this(name, owner, grants, denies, codingAgents, digest, at, at, List.of());
    }
}
