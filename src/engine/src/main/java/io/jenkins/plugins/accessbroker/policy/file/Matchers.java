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
import io.jenkins.plugins.accessbroker.policy.document.Shape;
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
    static final String JOBS = "the jobs' full names, by patterns";
    static final String OF_AGENTS = "what each of the build's agents is";
    static final Shape.Text ID = Shape.line("a coding agent's id");
    static final Shape.Listing CODING_AGENTS = Shape.list("coding agent ids", ID);

    private static final Shape.Choice<Trigger.Kind> TRIGGER = Shape.choice(triggers());
    private static final Shape.Choice<Agent.Life> LIFE = Shape.choice(Map.of(
            AgentLife.word(Agent.Life.EPHEMERAL), Agent.Life.EPHEMERAL,
            AgentLife.word(Agent.Life.STATIC), Agent.Life.STATIC));
    private static final Shape.Text LABEL = Shape.line("a label")
            .matching(
                    Values.NO_SPACE,
                    (key, label) -> "the label " + label.quote()
                            + " has a space in it: write each label as an entry of its own");

    /** What can stand under {@code agents}. */
    static final Shape.Mapping AGENTS = Shape.mapping("a mapping such as `clouds: [trusted-ec2]`")
            .optional("names", Values.GLOBS, "the agents' names, by patterns")
            .optional(
                    "clouds", Shape.list("cloud names", Shape.line("a cloud's name")), "the clouds that provision them")
            .optional(
                    "labels",
                    Shape.list("labels", LABEL),
                    "labels, all of which each agent has; an agent can declare its own")
            .optional("life", LIFE, "whether they live for their builds only, or for good")
            .sized(1, Integer.MAX_VALUE);

    private final Fields to;
    private final List<Condition> found = new ArrayList<>();

    Matchers(Fields to) {
        this.to = to;
    }

    void add(Condition condition) {
        found.add(condition);
    }

    /** Adds the keys that are the same in a grant and a deny. */
    static Shape.Mapping keys(Shape.Mapping to) {
        return to.optional(
                        "branches",
                        Values.GLOBS,
                        "the branches, by patterns; of a change request, the one that it targets")
                .optional("triggers", Shape.list("trigger words", TRIGGER), "what may have started the build")
                .optional("users", Shape.list("user ids", Shape.line("a user's id")), "who may have started the build");
    }

    void jobsAndBranches() {
        Values.globs(to, "jobs").ifPresent(globs -> add(new Jobs(globs, to.at("jobs"))));
        Values.globs(to, "branches").ifPresent(globs -> add(new Branches(globs, to.at("branches"))));
    }

    void triggersAndUsers() {
        to.words("triggers", TRIGGER).ifPresent(kinds -> add(new Triggers(Set.copyOf(kinds), to.at("triggers"))));
        to.texts("users").ifPresent(ids -> add(new Users(texts(ids), to.at("users"))));
    }

    /** The mapping under {@code agents} but for {@code builtIn}; the caller ends its reading. */
    Optional<Fields> agents() {
        Optional<Fields> agents = to.part("agents");
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
        agents.texts("clouds").ifPresent(names -> add(new AgentClouds(texts(names), agents.at("clouds"))));
        agents.texts("labels").ifPresent(labels -> add(new AgentLabels(texts(labels), agents.at("labels"))));
        agents.word("life", LIFE).ifPresent(life -> add(new AgentLife(life, agents.at("life"))));
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
