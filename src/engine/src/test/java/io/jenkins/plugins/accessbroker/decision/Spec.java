package io.jenkins.plugins.accessbroker.decision;

import io.jenkins.plugins.accessbroker.policy.Deny;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Offboarding;
import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.RegisteredAgent;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.condition.AgentClouds;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLabels;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.AgentNames;
import io.jenkins.plugins.accessbroker.policy.condition.Branches;
import io.jenkins.plugins.accessbroker.policy.condition.BuiltIn;
import io.jenkins.plugins.accessbroker.policy.condition.ChangeRequests;
import io.jenkins.plugins.accessbroker.policy.condition.CodingAgents;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.policy.condition.Libraries;
import io.jenkins.plugins.accessbroker.policy.condition.Replays;
import io.jenkins.plugins.accessbroker.policy.condition.Triggers;
import io.jenkins.plugins.accessbroker.policy.condition.Users;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Policies as plain data, from which both the real policies and the reference's view of them are made. */
public final class Spec {
    public static final Position AT = new Position("test.yaml", 1, 1);
    static final Owner OWNER = new Owner("Team", "boss@example.com", "oncall@example.com");

    private Spec() {}

    /** What a grant or a deny asks for; an empty part asks for nothing. */
    public record To(
            List<String> jobs,
            List<String> branches,
            Set<Trigger.Kind> triggers,
            Set<String> users,
            List<String> names,
            Set<String> clouds,
            Set<String> labels,
            Optional<Agent.Life> life) {

        List<Condition> conditions() {
            List<Condition> made = new ArrayList<>();
            if (!jobs.isEmpty()) {
                made.add(new Jobs(globs(jobs), AT));
            }
            if (!branches.isEmpty()) {
                made.add(new Branches(globs(branches), AT));
            }
            if (!triggers.isEmpty()) {
                made.add(new Triggers(triggers, AT));
            }
            if (!users.isEmpty()) {
                made.add(new Users(users, AT));
            }
            if (!names.isEmpty()) {
                made.add(new AgentNames(globs(names), AT));
            }
            if (!clouds.isEmpty()) {
                made.add(new AgentClouds(clouds, AT));
            }
            if (!labels.isEmpty()) {
                made.add(new AgentLabels(labels, AT));
            }
            life.ifPresent(value -> made.add(new AgentLife(value, AT)));
            return made;
        }
    }

    public record GrantSpec(
            GrantName name,
            LocalDate expires,
            Optional<LocalDate> offboarded,
            Duration ttl,
            To to,
            ChangeRequests.Admitted changes,
            boolean replays,
            boolean untrustedLibraries,
            boolean builtIn,
            Set<String> codingAgents) {

        public Grant grant(Optional<LocalDate> owner) {
            List<Condition> conditions = new ArrayList<>(to.conditions());
            conditions.add(new BuiltIn(builtIn, AT));
            conditions.add(new ChangeRequests(changes, AT));
            conditions.add(new Replays(replays, AT));
            conditions.add(new Libraries(untrustedLibraries, AT));
            conditions.add(new CodingAgents(codingAgents, AT));
            return new Grant(
                    name,
                    OWNER,
                    "test",
                    expires,
                    conditions,
                    new TestScope(ttl),
                    AT,
                    AT,
                    AT,
                    end(offboarded, owner),
                    List.of());
        }
    }

    public record DenySpec(String name, Optional<LocalDate> expires, List<String> grants, To to) {
        Deny deny(String policy) {
            return new Deny(policy, name, OWNER, "test", expires, globs(grants), to.conditions(), AT);
        }
    }

    public record PolicySpec(
            String name,
            Optional<LocalDate> offboarded,
            List<GrantSpec> grants,
            List<DenySpec> denies,
            List<AgentSpec> agents) {
        public Policy policy() {
            return new Policy(
                    name,
                    OWNER,
                    grants.stream().map(grant -> grant.grant(offboarded)).toList(),
                    denies.stream().map(deny -> deny.deny(name)).toList(),
                    agents.stream().map(agent -> agent.agent(offboarded)).toList(),
                    "0".repeat(64),
                    AT);
        }
    }

    public record AgentSpec(String id, LocalDate expires, Optional<LocalDate> offboarded) {
        RegisteredAgent agent(Optional<LocalDate> owner) {
            return new RegisteredAgent(id, OWNER, "test", expires, AT, end(offboarded, owner));
        }
    }

    private static Optional<Offboarding> end(Optional<LocalDate> own, Optional<LocalDate> owner) {
        return Offboarding.first(
                own.map(day -> new Offboarding("this", day, AT)),
                owner.map(day -> new Offboarding("the owner", day, AT)));
    }

    /** A scope that nobody can issue. */
    public record TestScope(Duration ttl) implements Scope {
        @Override
        public String issuer() {
            return "test";
        }

        @Override
        public String summary() {
            return "a test credential";
        }

        @Override
        public SortedMap<String, String> details() {
            return new TreeMap<>();
        }
    }

    private static List<Glob> globs(List<String> patterns) {
        return patterns.stream().map(Glob::of).toList();
    }
}
