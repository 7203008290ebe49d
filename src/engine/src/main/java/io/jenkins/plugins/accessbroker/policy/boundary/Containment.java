package io.jenkins.plugins.accessbroker.policy.boundary;

import io.jenkins.plugins.accessbroker.policy.condition.AgentClouds;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLabels;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.AgentNames;
import io.jenkins.plugins.accessbroker.policy.condition.Branches;
import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.ComparisonFault;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Effort;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.GlobAlgebra;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.policy.condition.Libraries;
import io.jenkins.plugins.accessbroker.policy.condition.Replays;
import io.jenkins.plugins.accessbroker.policy.condition.Triggers;
import io.jenkins.plugins.accessbroker.policy.condition.Users;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether every build that meets a condition meets another of the same key, decided exactly. Not for several threads. */
final class Containment {
    /** How much work all comparisons of patterns together may take: some seconds. */
    private final Effort whole = new Effort(20 * Effort.ONE_COMPARISON);

    /**
     * What the condition lets in, or does not ask for, and the outer one does not let in, in words; nothing if it is within.
     *
     * @param inner a condition of the same key as {@code outer}
     * @throws ComparisonFault if that cannot be said within the effort
     */
    Optional<String> beyond(Condition inner, Condition outer) throws ComparisonFault {
        return switch (outer.key()) {
            case JOBS -> name(((Jobs) inner).names(), ((Jobs) outer).names()).map(Containment::letsIn);
            case BRANCHES ->
                name(((Branches) inner).names(), ((Branches) outer).names()).map(Containment::letsIn);
            case AGENT_NAMES ->
                name(((AgentNames) inner).names(), ((AgentNames) outer).names()).map(Containment::letsIn);
            case TRIGGERS -> entry(words((Triggers) inner), words((Triggers) outer));
            case USERS -> entry(((Users) inner).ids(), ((Users) outer).ids());
            case AGENT_CLOUDS -> entry(((AgentClouds) inner).clouds(), ((AgentClouds) outer).clouds());
            case AGENT_LABELS -> label((AgentLabels) inner, (AgentLabels) outer);
            case AGENT_LIFE -> life((AgentLife) inner, (AgentLife) outer);
            case BUILT_IN -> opened(((BuiltIn) inner).allowed(), ((BuiltIn) outer).allowed(), "the built-in node");
            case CHANGE_REQUESTS -> changeRequests((ChangeRequests) inner, (ChangeRequests) outer);
            case REPLAYS -> opened(((Replays) inner).allowed(), ((Replays) outer).allowed(), "replays and restarts");
            case LIBRARIES ->
                opened(
                        ((Libraries) inner).untrustedAllowed(),
                        ((Libraries) outer).untrustedAllowed(),
                        "untrusted libraries");
            case CODING_AGENTS -> entry(((CodingAgents) inner).ids(), ((CodingAgents) outer).ids());
        };
    }

    /**
     * A name that the patterns stand for and the outer ones do not; nothing if there is none.
     *
     * @throws ComparisonFault if that cannot be said within the effort
     */
    Optional<String> name(List<Glob> inner, List<Glob> outer) throws ComparisonFault {
        return GlobAlgebra.difference(inner, outer, whole.part(Effort.ONE_COMPARISON));
    }

    private static Optional<String> entry(Collection<String> inner, Collection<String> outer) {
        return inner.stream()
                .filter(entry -> !outer.contains(entry))
                .sorted()
                .findFirst()
                .map(Containment::letsIn);
    }

    private static Optional<String> label(AgentLabels inner, AgentLabels outer) {
        return outer.labels().stream()
                .filter(label -> !inner.labels().contains(label))
                .findFirst()
                .map(label -> "does not ask for " + Quote.of(label));
    }

    private static Optional<String> life(AgentLife inner, AgentLife outer) {
        return inner.life() == outer.life() ? Optional.empty() : Optional.of(letsIn(AgentLife.word(inner.life())));
    }

    private static Optional<String> changeRequests(ChangeRequests inner, ChangeRequests outer) {
        boolean beyond = inner.admitted().compareTo(outer.admitted()) > 0;
        return beyond ? Optional.of("is " + Quote.of(inner.admitted().word())) : Optional.empty();
    }

    private static Optional<String> opened(boolean inner, boolean outer, String what) {
        return inner && !outer ? Optional.of("lets in " + what) : Optional.empty();
    }

    private static List<String> words(Triggers triggers) {
        return triggers.kinds().stream().map(Triggers::word).toList();
    }

    private static String letsIn(String name) {
        return "lets in " + Quote.of(name);
    }
}
