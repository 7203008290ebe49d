package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.ChangeRequest.Origin;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one fact each: a word that says it all, or a mapping whose keys are those of a request file. */
final class FactReadings {
    private static final Map<String, Trigger.Kind> TRIGGERS = Readings.words(Trigger.Kind.values());
    private static final Map<String, Origin> ORIGINS = Readings.words(Origin.values());
    private static final Map<String, Agent.Life> LIVES = Readings.words(Agent.Life.values());
    private static final Map<String, Rerun.Kind> RERUNS = Readings.words(Rerun.Kind.values());
    private static final Map<String, CodingAgent.Part> PARTS = Readings.words(CodingAgent.Part.values());
    private static final Map<String, Boolean> TRUST = Map.of("trusted", true, "untrusted", false);
    private static final String CHANGE = "PR-1";

    private FactReadings() {}

    /** {@code {repository, trusted}}. */
    static Optional<Revision> revision(Fields build, Node node) {
        return keys(build, "revision", "`repository` and `trusted`", node, fields -> {
            Optional<String> repository =
                    fields.required("repository", "its address").map(Node.Scalar::text);
            Optional<Boolean> trusted = trusted(fields);
            Optional<String> commit = Readings.text(fields, "commit");
            return repository.flatMap(from -> trusted.map(trust -> new Revision(from, commit, trust)));
        });
    }

    /** {@code same-repository}, {@code fork}, or {@code {origin, trusted, id, author}}. */
    static Optional<ChangeRequest> changeRequest(Fields build, Node node) {
        if (node instanceof Node.Scalar word) {
            return Readings.word(build, "changeRequest", ORIGINS, word)
                    .map(origin -> new ChangeRequest(CHANGE, origin, isOwn(origin), Optional.empty()));
        }
        return keys(build, "changeRequest", "one of `fork`, `same-repository`, or a mapping with `origin`", node, fields -> {
            Optional<Origin> origin = required(fields, "origin", ORIGINS);
            Optional<Boolean> trusted = Readings.flag(fields, "trusted");
            String id = Readings.text(fields, "id").orElse(CHANGE);
            Optional<String> author = Readings.text(fields, "author");
            return origin.map(from -> new ChangeRequest(id, from, trusted.orElse(isOwn(from)), author));
        });
    }

    /** A word, or {@code {kind, user, upstream}}, of which {@code kind} follows from the others. */
    static Optional<Trigger> trigger(Fields build, Node node) {
        if (node instanceof Node.Scalar word) {
            return Readings.word(build, "triggers", TRIGGERS, word).map(Trigger::of);
        }
        return keys(build, "triggers", "a word, or a mapping such as `{user: ana.silva}`", node, fields -> {
            Optional<String> user = Readings.text(fields, "user");
            Optional<String> upstream = Readings.text(fields, "upstream");
            Optional<Trigger.Kind> told = upstream.isPresent()
                    ? Optional.of(Trigger.Kind.UPSTREAM)
                    : user.map(name -> Trigger.Kind.USER);
            Optional<Trigger.Kind> kind = fields.node("kind").isPresent() || told.isEmpty()
                    ? required(fields, "kind", TRIGGERS)
                    : told;
            return kind.map(known -> new Trigger(known, user, upstream));
        });
    }

    /** {@code {name, labels, cloud, life, builtIn}}. */
    static Optional<Agent> agent(Fields build, Node node) {
        return keys(build, "agents", "a mapping such as `{cloud: trusted-ec2}`", node, fields -> {
            String name = Readings.text(fields, "name").orElse("agent");
            Set<String> labels = labels(fields);
            Optional<String> cloud = Readings.text(fields, "cloud");
            Agent.Life life = Readings.word(fields, "life", LIVES).orElse(Agent.Life.STATIC);
            boolean builtIn = Readings.flag(fields, "builtIn").orElse(false);
            return Optional.of(new Agent(name, labels, cloud, life, builtIn));
        });
    }

    /** The labels, of which there may be none. */
    private static Set<String> labels(Fields agent) {
        boolean none = agent.node("labels")
                .filter(node -> node instanceof Node.Sequence list && list.items().isEmpty())
                .isPresent();
        return none
                ? Set.of()
                : agent.list("labels", "labels").orElse(List.of()).stream()
                        .map(Node.Scalar::text)
                        .collect(Collectors.toSet());
    }

    /** {@code replay}, {@code restart}, or {@code {kind, user}}. */
    static Optional<Rerun> rerun(Fields build, Node node) {
        if (node instanceof Node.Scalar word) {
            return Readings.word(build, "rerun", RERUNS, word).map(kind -> new Rerun(kind, Optional.empty()));
        }
        return keys(build, "rerun", "one of `replay`, `restart`, or a mapping with `kind`", node, fields -> {
            Optional<String> user = Readings.text(fields, "user");
            return required(fields, "kind", RERUNS).map(kind -> new Rerun(kind, user));
        });
    }

    /** {@code trusted}, {@code untrusted}, or {@code {name, version, trusted}}. */
    static Optional<Library> library(Fields build, Node node) {
        if (node instanceof Node.Scalar word) {
            return Readings.word(build, "libraries", TRUST, word).map(trust -> new Library("library", "1", trust));
        }
        return keys(build, "libraries", "one of `trusted`, `untrusted`, or a mapping with `trusted`", node, fields -> {
            String name = Readings.text(fields, "name").orElse("library");
            String version = Readings.text(fields, "version").orElse("1");
            return trusted(fields).map(trust -> new Library(name, version, trust));
        });
    }

    /** An id, of one whose hand is in the change, or {@code {id, part}}. */
    static Optional<CodingAgent> codingAgent(Fields build, Node node) {
        if (node instanceof Node.Scalar id && !id.isNothing() && !id.text().isBlank()) {
            return id(build, id).map(name -> new CodingAgent(name, CodingAgent.Part.CHANGE));
        }
        return keys(build, "codingAgents", "an id, or a mapping with `id`", node, fields -> {
            CodingAgent.Part part = Readings.word(fields, "part", PARTS).orElse(CodingAgent.Part.CHANGE);
            return fields.required("id", "its id").map(id -> new CodingAgent(id.text(), part));
        });
    }

    private static Optional<String> id(Fields build, Node.Scalar id) {
        int length = id.text().length();
        if (length > Fields.MAX_TEXT) {
            build.problem(
                    id.at(),
                    "`codingAgents`: expected an id of at most " + Fields.MAX_TEXT + " characters, found " + length
                            + " characters");
            return Optional.empty();
        }
        return Optional.of(id.text());
    }

    /** By default a change request of the same repository is trusted, and one of a fork is not. */
    private static boolean isOwn(Origin origin) {
        return origin == Origin.SAME_REPOSITORY;
    }

    private static Optional<Boolean> trusted(Fields fields) {
        if (fields.node("trusted").isEmpty()) {
            fields.missing("trusted", "`true` or `false`");
        }
        return Readings.flag(fields, "trusted");
    }

    private static <T> Optional<T> required(Fields fields, String key, Map<String, T> words) {
        return fields.required(key, "one of `" + String.join("`, `", words.keySet()) + "`")
                .flatMap(text -> Readings.word(fields, key, words, text));
    }

    private static <T> Optional<T> keys(
            Fields build, String key, String expected, Node node, Function<Fields, Optional<T>> reader) {
        return build.mapping("`" + key + "`", expected, node).flatMap(fields -> {
            Optional<T> value = Readings.made(fields, () -> reader.apply(fields));
            fields.done();
            return value;
        });
    }
}
