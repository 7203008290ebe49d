package io.jenkins.plugins.accessbroker.request.json;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.CodingAgent;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Job;
import io.jenkins.plugins.accessbroker.request.Library;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import io.jenkins.plugins.accessbroker.request.Trigger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the facts about a build. */
final class ContextReader {
    private ContextReader() {}

    static Optional<BuildContext> read(Fields fields) {
        Optional<Job> job =
                fields.requiredMapping("job", "its `name` and `kind`").flatMap(ContextReader::job);
        Optional<Long> number = Facts.parsed(fields, "number", "a build number of 1 or more", ContextReader::number);
        Fact<String> branch = Facts.fact(
                fields,
                "branch",
                node -> fields.optional("branch", "text or null").map(Node.Scalar::text));
        Fact<Revision> revision = Facts.object(fields, "revision", ContextReader::revision);
        Fact<ChangeRequest> change = Facts.object(fields, "changeRequest", ContextReader::changeRequest);
        Fact<List<Trigger>> triggers = Facts.list(fields, "triggers", ContextReader::trigger);
        Fact<List<Agent>> agents = Facts.list(fields, "agents", ContextReader::agent);
        Fact<Rerun> rerun = Facts.object(fields, "rerun", ContextReader::rerun);
        Fact<List<Library>> libraries = Facts.list(fields, "libraries", ContextReader::library);
        Fact<List<CodingAgent>> codingAgents = Facts.list(fields, "codingAgents", ContextReader::codingAgent);
        fields.mapping("origins", "where each fact came from");
        fields.done();
        if (job.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        return Facts.made(
                fields,
                () -> new BuildContext(
                        job.get(),
                        number.get(),
                        branch,
                        revision,
                        change,
                        triggers,
                        agents,
                        rerun,
                        libraries,
                        codingAgents));
    }

    private static Optional<Job> job(Fields fields) {
        Optional<String> name = Facts.text(fields, "name");
        Optional<String> kind = Facts.text(fields, "kind");
        fields.done();
        return name.flatMap(text -> kind.map(type -> new Job(text, type)));
    }

    private static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Revision> revision(Fields fields) {
        Optional<String> repository = Facts.text(fields, "repository");
        Optional<String> commit = Facts.maybe(fields, "commit");
        Optional<Boolean> trusted = Facts.flag(fields, "trusted");
        return repository.isEmpty() || trusted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Revision(repository.get(), commit, trusted.get()));
    }

    private static Optional<ChangeRequest> changeRequest(Fields fields) {
        Optional<String> id = Facts.text(fields, "id");
        Optional<ChangeRequest.Origin> origin = Facts.word(fields, "origin", ChangeRequest.Origin.class);
        Optional<Boolean> trusted = Facts.flag(fields, "trusted");
        Optional<String> author = Facts.maybe(fields, "author");
        return id.isEmpty() || origin.isEmpty() || trusted.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangeRequest(id.get(), origin.get(), trusted.get(), author));
    }

    private static Optional<Trigger> trigger(Fields fields) {
        Optional<Trigger.Kind> kind = Facts.word(fields, "kind", Trigger.Kind.class);
        Optional<String> user = Facts.maybe(fields, "user");
        Optional<String> upstream = Facts.maybe(fields, "upstream");
        return kind.map(known -> new Trigger(known, user, upstream));
    }

    private static Optional<Agent> agent(Fields fields) {
        Optional<String> name = Facts.text(fields, "name");
        Set<String> labels = labels(fields);
        Facts.stated(fields, "labels", "a list of labels, `[]` for none");
        Facts.stated(fields, "cloud", "the cloud's name, `null` for none");
        Optional<String> cloud = Facts.maybe(fields, "cloud");
        Optional<Agent.Life> life = Facts.word(fields, "life", Agent.Life.class);
        Optional<Boolean> builtIn = Facts.flag(fields, "builtIn");
        if (name.isEmpty() || life.isEmpty() || builtIn.isEmpty()) {
            return Optional.empty();
        }
        return Facts.made(fields, () -> new Agent(name.get(), labels, cloud, life.get(), builtIn.get()));
    }

    private static Set<String> labels(Fields fields) {
        Set<String> labels = new LinkedHashSet<>();
        fields.node("labels")
                .filter(node ->
                        !(node instanceof Node.Sequence list && list.items().isEmpty()))
                .flatMap(node -> fields.list("labels", "label"))
                .ifPresent(list -> list.forEach(label -> labels.add(label.text())));
        return labels;
    }

    private static Optional<Rerun> rerun(Fields fields) {
        Optional<Rerun.Kind> kind = Facts.word(fields, "kind", Rerun.Kind.class);
        Optional<String> user = Facts.maybe(fields, "user");
        return kind.map(known -> new Rerun(known, user));
    }

    private static Optional<Library> library(Fields fields) {
        Optional<String> name = Facts.text(fields, "name");
        Optional<String> version = Facts.text(fields, "version");
        Optional<Boolean> trusted = Facts.flag(fields, "trusted");
        return name.isEmpty() || version.isEmpty() || trusted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Library(name.get(), version.get(), trusted.get()));
    }

    private static Optional<CodingAgent> codingAgent(Fields fields) {
        Optional<String> id = Facts.text(fields, "id");
        Optional<CodingAgent.Part> part = Facts.word(fields, "part", CodingAgent.Part.class);
        return id.flatMap(name -> part.map(known -> new CodingAgent(name, known)));
    }
}
