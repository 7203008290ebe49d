package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.ChangeRequest.Origin;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What {@code build} of a test looks like: the facts of a request file, each also in a short form. */
final class FactShapes {
    static final Shape.Choice<Boolean> FLAG = Shape.choice(Map.of("true", true, "false", false));
    static final Shape.Choice<Trigger.Kind> TRIGGER = Shape.choice(words(Trigger.Kind.values()));
    static final Shape.Choice<Origin> ORIGIN = Shape.choice(words(Origin.values()));
    static final Shape.Choice<Agent.Life> LIFE = Shape.choice(words(Agent.Life.values()));
    static final Shape.Choice<Rerun.Kind> RERUN = Shape.choice(words(Rerun.Kind.values()));
    static final Shape.Choice<CodingAgent.Part> PART = Shape.choice(words(CodingAgent.Part.values()));
    static final Shape.Choice<Boolean> TRUST = Shape.choice(Map.of("trusted", true, "untrusted", false));
    static final Shape.Text ID = Shape.line("an id");

    static final Shape.Mapping REVISION_KEYS = Shape.mapping("`repository` and `trusted`")
            .required("repository", Shape.line("its address"), "the repository that the job's definition names")
            .required("trusted", FLAG, "whether the SCM source trusts the revision")
            .optional("commit", Shape.line("a commit"), "the commit");
    static final Shape.Mapping CHANGE_KEYS = Shape.mapping(
                    "one of `fork`, `same-repository`, or a mapping with `origin`")
            .required("origin", ORIGIN, "where its commits live")
            .optional("trusted", FLAG, "whether its author is trusted")
            .optional("id", Shape.line("an id"), "its id")
            .optional("author", Shape.line("a user's id"), "who opened it");
    static final Shape.Mapping TRIGGER_KEYS = Shape.mapping("a word, or a mapping such as `{user: ana.silva}`")
            .optional("kind", TRIGGER, "what it is")
            .optional("user", Shape.line("a user's id"), "who started the build")
            .optional("upstream", Shape.line("a build as `job#number`"), "the build that started it")
            .anyOf("kind", "user", "upstream");
    static final Shape.Mapping AGENT_KEYS = Shape.mapping("a mapping such as `{cloud: trusted-ec2}`")
            .optional("name", Shape.line("a name"), "its node name")
            .optional("labels", Shape.list("labels", Shape.line("a label")).orEmpty(), "its labels")
            .optional("cloud", Shape.line("a cloud's name"), "the cloud that provisioned it")
            .optional("life", LIFE, "whether it lives for its builds only")
            .optional("builtIn", FLAG, "whether it is the controller's own node");
    static final Shape.Mapping RERUN_KEYS = Shape.mapping("one of `replay`, `restart`, or a mapping with `kind`")
            .required("kind", RERUN, "what it is")
            .optional("user", Shape.line("a user's id"), "who asked for it");
    static final Shape.Mapping LIBRARY_KEYS = Shape.mapping(
                    "one of `trusted`, `untrusted`, or a mapping with `trusted`")
            .required("trusted", FLAG, "whether an administrator configured it")
            .optional("name", Shape.line("a name"), "its name")
            .optional("version", Shape.line("a version"), "its version");
    static final Shape.Mapping CODING_AGENT_KEYS = Shape.mapping("an id, or a mapping with `id`")
            .required("id", ID, "its id")
            .optional("part", PART, "what it had a hand in");

    /** The facts that can be not known. */
    static final Shape.Choice<String> FACT = Shape.choice(
            names("branch", "revision", "changeRequest", "triggers", "agents", "rerun", "libraries", "codingAgents"));

    static final Shape.Mapping BUILD = Shape.mapping("a mapping of facts about the build")
            .optional("job", Shape.line("text"), "the job's full name")
            .optional(
                    "number",
                    Shape.line("a build number of 1 or more")
                            .matching(Pattern.compile("[1-9][0-9]{0,9}"), "a build number of 1 or more")
                            .comparable(),
                    "the build's number")
            .optional("branch", orNull(Shape.line("text")), "the branch; of a change request, the one that it targets")
            .optional("revision", orNull(REVISION_KEYS), "where the Jenkinsfile came from")
            .optional("changeRequest", orNull(ORIGIN, CHANGE_KEYS), "the change request that is built")
            .optional("triggers", listOf(TRIGGER, TRIGGER_KEYS), "all causes of the build")
            .optional("agents", listOf(AGENT_KEYS), "every agent that the credential goes to")
            .optional("rerun", orNull(RERUN, RERUN_KEYS), "what a replayed or restarted build is")
            .optional("libraries", listOf(TRUST, LIBRARY_KEYS), "every shared library loaded so far")
            .optional("codingAgents", listOf(ID, CODING_AGENT_KEYS), "every coding agent with a hand in the build")
            .optional("unknown", Shape.list("names of facts", FACT), "facts that are not known");

    private FactShapes() {}

    /** The constants by how files write them: in lower case, with hyphens. */
    private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
        SortedMap<String, E> words = new TreeMap<>();
        Arrays.stream(constants)
                .forEach(one -> words.put(one.name().toLowerCase(Locale.ROOT).replace('_', '-'), one));
        return words;
    }

    private static Map<String, String> names(String... facts) {
        SortedMap<String, String> names = new TreeMap<>();
        Arrays.stream(facts).forEach(fact -> names.put(fact, fact));
        return names;
    }

    private static Shape orNull(Shape... shapes) {
        List<Shape> all = new ArrayList<>(List.of(shapes));
        all.add(new Shape.Nothing("nothing"));
        return new Shape.Either(shapes[shapes.length - 1].expected(), all);
    }

    private static Shape listOf(Shape... entries) {
        Shape entry = entries.length == 1
                ? entries[0]
                : new Shape.Either(entries[entries.length - 1].expected(), List.of(entries));
        return orNull(Shape.list("entries", entry).orEmpty().repeating());
    }
}
