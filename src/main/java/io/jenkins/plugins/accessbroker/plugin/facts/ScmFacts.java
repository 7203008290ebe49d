package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Rerun;
import io.jenkins.plugins.accessbroker.request.Revision;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.SCMSourceOwner;
import jenkins.scm.impl.NullSCMSource;
import jenkins.scm.impl.SingleSCMSource;

/** What a build is built from. */
record ScmFacts(Fact<String> branch, Fact<ChangeRequest> changeRequest, Fact<Revision> revision) {

    /** What is known of a build in progress stays so; what is not known is looked up again. */
    private static final Map<Run<?, ?>, ScmFacts> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    static ScmFacts of(Run<?, ?> run) {
        ScmFacts known = KNOWN.get(run);
        if (known != null) {
            return known;
        }
        ScmFacts facts = lookUp(run);
        if (run.isBuilding() && facts.isWhole()) {
            KNOWN.put(run, facts);
        }
        return facts;
    }

    private boolean isWhole() {
        return Stream.of(branch, changeRequest, revision).noneMatch(Fact.Unknown.class::isInstance);
    }

    private static ScmFacts lookUp(Run<?, ?> run) {
        Fact<ScmFacts> facts = Gather.fact("SCM", () -> Fact.of(gather(run), "the job of the build"));
        return facts.match(known -> known, () -> unknown("not known"), ScmFacts::unknown);
    }

    /** Nothing can be said, for one reason. */
    static ScmFacts unknown(String why) {
        return new ScmFacts(Fact.unknown(why), Fact.unknown(why), Fact.unknown(why));
    }

    private static ScmFacts gather(Run<?, ?> run) {
        Job<?, ?> job = run.getParent();
        SCMHead head = SCMHead.HeadByItem.findHead(job);
        if (head == null) {
            return job.getParent() instanceof SCMSourceOwner
                    ? unknown("the multibranch project has no branch source head for the job")
                    : OwnDefinition.facts(job, run).withRerun(run);
        }
        SCMSource source = SCMSource.SourceByItem.findSource(job);
        if (source == null || source instanceof NullSCMSource) {
            return unknown("the multibranch project no longer has the branch source that the job came from");
        }
        ScmFacts facts = source instanceof SingleSCMSource single
                ? ScmReader.facts(single.getScm(), run, false)
                        .withRevision(Fact.unknown("the branch source names no revision"))
                : SourceHead.of(source, head, run).facts();
        return facts.withRerun(run);
    }

    /** A replay or a restart runs the script of another build, so this build's revision says nothing of it. */
    private ScmFacts withRerun(Run<?, ?> run) {
        Fact<Rerun> rerun = Gather.fact("rerun", () -> Reruns.of(run));
        return rerun instanceof Fact.Absent<Rerun>
                ? this
                : withRevision(Fact.unknown("the build runs the script of another build, which may have been edited"));
    }

    ScmFacts withRevision(Fact<Revision> other) {
        return new ScmFacts(branch, changeRequest, other);
    }
}
