package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.condition.AgentClouds;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLabels;
import io.jenkins.plugins.accessbroker.policy.condition.AgentLife;
import io.jenkins.plugins.accessbroker.policy.condition.AgentNames;
import io.jenkins.plugins.accessbroker.policy.condition.Branches;
import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Jobs;
import io.jenkins.plugins.accessbroker.policy.condition.Triggers;
import io.jenkins.plugins.accessbroker.policy.condition.Users;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the conditions that both a grant and a deny can name, and collects them in the order of their keys. */
final class Matchers {
    private static final Map<String, Trigger.Kind> TRIGGERS = triggers();
    private static final Map<String, Agent.Life> LIVES = Map.of(
            AgentLife.word(Agent.Life.EPHEMERAL), Agent.Life.EPHEMERAL,
            AgentLife.word(Agent.Life.STATIC), Agent.Life.STATIC);

    private final Fields to;
    private final List<Condition> found = new ArrayList<>();

    Matchers(Fields to) {
        this.to = to;
    }

    void add(Condition condition) {
        found.add(condition);
    }

    void jobsAndBranches() {
        Values.globs(to, "jobs").ifPresent(globs -> add(new Jobs(globs, to.at("jobs"))));
        Values.globs(to, "branches").ifPresent(globs -> add(new Branches(globs, to.at("branches"))));
    }

    void triggersAndUsers() {
        to.list("triggers", "trigger words")
                .map(words -> words.stream()
                        .map(word -> Values.word(to, "triggers", TRIGGERS, word))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()))
                .filter(kinds -> !kinds.isEmpty())
                .ifPresent(kinds -> add(new Triggers(kinds, to.at("triggers"))));
        to.list("users", "user ids").ifPresent(ids -> add(new Users(texts(ids), to.at("users"))));
    }

    /** The mapping under {@code agents} but for {@code builtIn}; the caller ends its reading. */
    Optional<Fields> agents() {
        Optional<Fields> agents = to.mapping("agents", "a mapping such as `clouds: [trusted-ec2]`");
        agents.filter(Fields::isEmpty)
                .ifPresent(fields -> to.problem(fields.at(), "`agents` is empty: add a condition or remove the key"));
        agents.ifPresent(this::agents);
        return agents;
    }

    /** Every condition, in the order of {@link io.jenkins.plugins.accessbroker.policy.condition.Key}. */
    List<Condition> sorted() {
        return found.stream().sorted(Comparator.comparing(Condition::key)).toList();
    }

    static Set<String> texts(List<Node.Scalar> list) {
        return list.stream().map(Node.Scalar::text).collect(Collectors.toSet());
    }

    private void agents(Fields agents) {
        Values.globs(agents, "names").ifPresent(globs -> add(new AgentNames(globs, agents.at("names"))));
        agents.list("clouds", "cloud names")
                .ifPresent(names -> add(new AgentClouds(texts(names), agents.at("clouds"))));
        Values.entries(agents, "labels", "labels", label -> isLabel(agents, label))
                .ifPresent(labels -> add(new AgentLabels(texts(labels), agents.at("labels"))));
        Values.word(agents, "life", LIVES).ifPresent(life -> add(new AgentLife(life, agents.at("life"))));
    }

    private static boolean isLabel(Fields agents, Node.Scalar label) {
        if (Values.hasNoSpace(label.text())) {
            return true;
        }
        agents.problem(
                label.at(),
                "the label " + label.quote() + " has a space in it: write each label as an entry of its own");
        return false;
    }

    private static Map<String, Trigger.Kind> triggers() {
        Map<String, Trigger.Kind> words = new TreeMap<>();
        for (Trigger.Kind kind : Trigger.Kind.values()) {
            if (kind != Trigger.Kind.OTHER) {
                words.put(Triggers.word(kind), kind);
            }
        }
        return words;
    }
}
