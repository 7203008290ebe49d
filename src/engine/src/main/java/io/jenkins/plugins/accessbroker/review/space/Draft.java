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

    private Job job;
    private final long number;
    private Fact<String> branch;
    private Fact<Revision> revision;
    private Fact<ChangeRequest> changeRequest;
    private Fact<List<Trigger>> triggers;
    private Fact<List<Agent>> agents;
    private Fact<Rerun> rerun;
    private Fact<List<Library>> libraries;
    private Fact<List<CodingAgent>> codingAgents;

    private Draft(BuildContext build) {
        this.job = build.job();
        this.number = build.number();
        this.branch = build.branch();
        this.revision = build.revision();
        this.changeRequest = build.changeRequest();
        this.triggers = build.triggers();
        this.agents = build.agents();
        this.rerun = build.rerun();
        this.libraries = build.libraries();
        this.codingAgents = build.codingAgents();
    }

    static <T> Fact<T> known(T value) {
        return Fact.of(value, ORIGIN);
    }

    static <T> Fact<T> absent() {
        return Fact.absent(ORIGIN);
    }

    static <T> Fact<T> unknown() {
        return Fact.unknown("it could not be found out");
    }

    static BuildContext job(BuildContext build, String name) {
        Draft draft = new Draft(build);
        draft.job = new Job(name, build.job().kind());
        return draft.build();
    }

    static BuildContext branch(BuildContext build, Fact<String> branch) {
        Draft draft = new Draft(build);
        draft.branch = branch;
        return draft.build();
    }

    static BuildContext revision(BuildContext build, Fact<Revision> revision) {
        Draft draft = new Draft(build);
        draft.revision = revision;
        return draft.build();
    }

    static BuildContext changeRequest(BuildContext build, Fact<ChangeRequest> change) {
        Draft draft = new Draft(build);
        draft.changeRequest = change;
        return draft.build();
    }

    static BuildContext triggers(BuildContext build, Fact<List<Trigger>> triggers) {
        Draft draft = new Draft(build);
        draft.triggers = triggers;
        return draft.build();
    }

    static BuildContext agents(BuildContext build, Fact<List<Agent>> agents) {
        Draft draft = new Draft(build);
        draft.agents = agents;
        return draft.build();
    }

    static BuildContext rerun(BuildContext build, Fact<Rerun> rerun) {
        Draft draft = new Draft(build);
        draft.rerun = rerun;
        return draft.build();
    }

    static BuildContext libraries(BuildContext build, Fact<List<Library>> libraries) {
        Draft draft = new Draft(build);
        draft.libraries = libraries;
        return draft.build();
    }

    static BuildContext codingAgents(BuildContext build, Fact<List<CodingAgent>> codingAgents) {
        Draft draft = new Draft(build);
        draft.codingAgents = codingAgents;
        return draft.build();
    }

    private BuildContext build() {
        return new BuildContext(
                job, number, branch, revision, changeRequest, triggers, agents, rerun, libraries, codingAgents);
    }
}
