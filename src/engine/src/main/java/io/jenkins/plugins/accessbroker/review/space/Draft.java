package io.jenkins.plugins.accessbroker.review.space;

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
import java.util.List;
import java.util.Optional;

/** Builds that are made up, each like another but for one fact. */
final class Draft {
    /** A build about which everything is known and nothing is out of the ordinary. */
    static final BuildContext PLAIN = new BuildContext(
            new Job("x", "pipeline"),
            1,
            known("main"),
            known(new Revision("https://example.com/repository.git", Optional.of("0".repeat(40)), true)),
            absent(),
            known(List.of(Trigger.of(Trigger.Kind.TIMER))),
            known(List.of()),
            absent(),
            known(List.of()),
            known(List.of()));

    private static final String ORIGIN = "an example";

    private Draft() {}

    static <T> Fact<T> known(T value) {
        return Fact.of(value, ORIGIN);
    }

    static <T> Fact<T> absent() {
        return Fact.absent(ORIGIN);
    }

    static <T> Fact<T> unknown() {
        return Fact.unknown("it could not be found out");
    }

    static BuildContext job(BuildContext b, String name) {
        Job job = new Job(name, b.job().kind());
        return new BuildContext(
                job,
                b.number(),
                b.branch(),
                b.revision(),
                b.changeRequest(),
                b.triggers(),
                b.agents(),
                b.rerun(),
                b.libraries(),
                b.codingAgents());
    }

    static BuildContext branch(BuildContext b, Fact<String> branch) {
        return new BuildContext(
                b.job(),
                b.number(),
                branch,
                b.revision(),
                b.changeRequest(),
                b.triggers(),
                b.agents(),
                b.rerun(),
                b.libraries(),
                b.codingAgents());
    }

    static BuildContext revision(BuildContext b, Fact<Revision> revision) {
        return new BuildContext(
                b.job(),
                b.number(),
                b.branch(),
                revision,
                b.changeRequest(),
                b.triggers(),
                b.agents(),
                b.rerun(),
                b.libraries(),
                b.codingAgents());
    }

    static BuildContext changeRequest(BuildContext b, Fact<ChangeRequest> change) {
        return new BuildContext(
                b.job(),
                b.number(),
                b.branch(),
                b.revision(),
                change,
                b.triggers(),
                b.agents(),
                b.rerun(),
                b.libraries(),
                b.codingAgents());
    }

    static BuildContext triggers(BuildContext b, Fact<List<Trigger>> triggers) {
        return new BuildContext(
                b.job(),
                b.number(),
                b.branch(),
                b.revision(),
                b.changeRequest(),
                triggers,
                b.agents(),
                b.rerun(),
                b.libraries(),
                b.codingAgents());
    }

    static BuildContext agents(BuildContext b, Fact<List<Agent>> agents) {
        return new BuildContext(
                b.job(),
                b.number(),
                b.branch(),
                b.revision(),
                b.changeRequest(),
                b.triggers(),
                agents,
                b.rerun(),
                b.libraries(),
                b.codingAgents());
    }

    static BuildContext rerun(BuildContext b, Fact<Rerun> rerun) {
        return new BuildContext(
                b.job(),
                b.number(),
                b.branch(),
                b.revision(),
                b.changeRequest(),
                b.triggers(),
                b.agents(),
                rerun,
                b.libraries(),
                b.codingAgents());
    }

    static BuildContext libraries(BuildContext b, Fact<List<Library>> libraries) {
        return new BuildContext(
                b.job(),
                b.number(),
                b.branch(),
                b.revision(),
                b.changeRequest(),
                b.triggers(),
                b.agents(),
                b.rerun(),
                libraries,
                b.codingAgents());
    }

    static BuildContext codingAgents(BuildContext b, Fact<List<CodingAgent>> codingAgents) {
        return new BuildContext(
                b.job(),
                b.number(),
                b.branch(),
                b.revision(),
                b.changeRequest(),
                b.triggers(),
                b.agents(),
                b.rerun(),
                b.libraries(),
                codingAgents);
    }
}
