package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.ChangeRequest.Origin;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one fact each: a word that says it all, or a mapping whose keys are those of a request file. */
final class FactReadings {
    private static final String CHANGE = "PR-1";
    private static final Shape.Text BRANCH = Shape.line("text");

    private FactReadings() {}

    static Optional<String> branch(Fields build, Node node) {
        return build.text("branch", BRANCH, node).map(Node.Scalar::text);
    }

    /** {@code {repository, trusted}}. */
    static Optional<Revision> revision(Fields build, Node node) {
        return keys(build, "revision", FactShapes.REVISION_KEYS, node, fields -> {
            Optional<String> repository = Readings.text(fields, "repository");
            Optional<Boolean> trusted = fields.word("trusted", FactShapes.FLAG);
            Optional<String> commit = Readings.text(fields, "commit");
            return repository.flatMap(from -> trusted.map(trust -> new Revision(from, commit, trust)));
        });
    }

    /** {@code same-repository}, {@code fork}, or {@code {origin, trusted, id, author}}. */
    static Optional<ChangeRequest> changeRequest(Fields build, Node node) {
        if (node instanceof Node.Scalar) {
            return build.word("changeRequest", FactShapes.ORIGIN, node)
                    .map(origin -> new ChangeRequest(CHANGE, origin, isOwn(origin), Optional.empty()));
        }
        return keys(build, "changeRequest", FactShapes.CHANGE_KEYS, node, fields -> {
            Optional<Origin> origin = fields.word("origin", FactShapes.ORIGIN);
            Optional<Boolean> trusted = fields.word("trusted", FactShapes.FLAG);
            String id = Readings.text(fields, "id").orElse(CHANGE);
            Optional<String> author = Readings.text(fields, "author");
            return origin.map(from -> new ChangeRequest(id, from, trusted.orElse(isOwn(from)), author));
        });
    }

    /** A word, or {@code {kind, user, upstream}}, of which {@code kind} follows from the others. */
    static Optional<Trigger> trigger(Fields build, Node node) {
        if (node instanceof Node.Scalar) {
            return build.word("triggers", FactShapes.TRIGGER, node).map(Trigger::of);
        }
        return keys(build, "triggers", FactShapes.TRIGGER_KEYS, node, fields -> {
            Optional<String> user = Readings.text(fields, "user");
            Optional<String> upstream = Readings.text(fields, "upstream");
            if (!fields.has("kind") && !fields.has("user") && !fields.has("upstream")) {
                fields.missing("kind", FactShapes.TRIGGER.expected());
            }
            Optional<Trigger.Kind> told =
                    upstream.isPresent() ? Optional.of(Trigger.Kind.UPSTREAM) : user.map(name -> Trigger.Kind.USER);
            return fields.word("kind", FactShapes.TRIGGER)
                    .or(() -> told)
                    .map(known -> new Trigger(known, user, upstream));
        });
    }

    /** {@code {name, labels, cloud, life, builtIn}}. */
    static Optional<Agent> agent(Fields build, Node node) {
        return keys(build, "agents", FactShapes.AGENT_KEYS, node, fields -> {
            String name = Readings.text(fields, "name").orElse("agent");
            Set<String> labels = fields.texts("labels").orElse(List.of()).stream()
                    .map(Node.Scalar::text)
                    .collect(Collectors.toSet());
            Optional<String> cloud = Readings.text(fields, "cloud");
            Agent.Life life = fields.word("life", FactShapes.LIFE).orElse(Agent.Life.STATIC);
            boolean builtIn = fields.word("builtIn", FactShapes.FLAG).orElse(false);
            return Optional.of(new Agent(name, labels, cloud, life, builtIn));
        });
    }

    /** {@code replay}, {@code restart}, or {@code {kind, user}}. */
    static Optional<Rerun> rerun(Fields build, Node node) {
        if (node instanceof Node.Scalar) {
            return build.word("rerun", FactShapes.RERUN, node).map(kind -> new Rerun(kind, Optional.empty()));
        }
        return keys(build, "rerun", FactShapes.RERUN_KEYS, node, fields -> {
            Optional<String> user = Readings.text(fields, "user");
            return fields.word("kind", FactShapes.RERUN).map(kind -> new Rerun(kind, user));
        });
    }

    /** {@code trusted}, {@code untrusted}, or {@code {name, version, trusted}}. */
    static Optional<Library> library(Fields build, Node node) {
        if (node instanceof Node.Scalar) {
            return build.word("libraries", FactShapes.TRUST, node).map(trust -> new Library("library", "1", trust));
        }
        return keys(build, "libraries", FactShapes.LIBRARY_KEYS, node, fields -> {
            String name = Readings.text(fields, "name").orElse("library");
            String version = Readings.text(fields, "version").orElse("1");
            return fields.word("trusted", FactShapes.FLAG).map(trust -> new Library(name, version, trust));
        });
    }

    /** An id, of one whose hand is in the change, or {@code {id, part}}. */
    static Optional<CodingAgent> codingAgent(Fields build, Node node) {
        if (node instanceof Node.Scalar) {
            return Readings.made(
                    build,
                    () -> build.text("codingAgents", FactShapes.ID, node)
                            .map(id -> new CodingAgent(id.text(), CodingAgent.Part.CHANGE)));
        }
        return keys(build, "codingAgents", FactShapes.CODING_AGENT_KEYS, node, fields -> {
            CodingAgent.Part part = fields.word("part", FactShapes.PART).orElse(CodingAgent.Part.CHANGE);
            return Readings.text(fields, "id").map(id -> new CodingAgent(id, part));
        });
    }

    /** By default a change request of the same repository is trusted, and one of a fork is not. */
    private static boolean isOwn(Origin origin) {
        return origin == Origin.SAME_REPOSITORY;
    }

    private static <T> Optional<T> keys(
            Fields build, String key, Shape.Mapping shape, Node node, Function<Fields, Optional<T>> reader) {
        return build.part("`" + key + "`", shape, node).flatMap(fields -> {
            Optional<T> value = Readings.made(fields, () -> reader.apply(fields));
            fields.done();
            return value;
        });
    }
}
