package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.scm.SCM;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.Optional;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What one SCM plugin can say; there only if that plugin is installed. */
@Restricted(NoExternalUse.class)
public abstract class ScmReader implements ExtensionPoint {

    /**
     * What a job's own SCM configuration says, where it is one of this plugin's. Which commit is built, it does not say.
     *
     * @param scm the configuration
     * @param run the build
     * @param direct whether the script is read straight from the branch that is named, without a working copy
     */
    abstract Optional<ScmFacts> read(SCM scm, Run<?, ?> run, boolean direct);

    /** Why the head is not a branch as others can push to it, where it is not. */
    abstract Optional<String> whyNotABranch(SCMHead head);

    /** The repository of the source, where it is one of this plugin's. */
    abstract Optional<String> remoteOf(SCMSource source);

    /** The facts of a job's own SCM; of one that no reader knows, only that it has no change requests. */
    static ScmFacts facts(SCM scm, Run<?, ?> run, boolean direct) {
        String why = "SCMs of the kind " + scm.getClass().getSimpleName() + " are not known to us";
        return ExtensionList.lookup(ScmReader.class).stream()
                .flatMap(reader -> reader.read(scm, run, direct).stream())
                .findFirst()
                .orElseGet(() -> new ScmFacts(
                        Fact.unknown(why),
                        Fact.absent("the job's definition, which names an SCM and no head of a branch source"),
                        Fact.unknown(why)));
    }

    static Optional<String> notABranch(SCMHead head) {
        return ExtensionList.lookup(ScmReader.class).stream()
                .flatMap(reader -> reader.whyNotABranch(head).stream())
                .findFirst();
    }

    static Optional<String> remote(SCMSource source) {
        return ExtensionList.lookup(ScmReader.class).stream()
                .flatMap(reader -> reader.remoteOf(source).stream())
                .findFirst();
    }
}
