package io.jenkins.plugins.accessbroker.plugin.facts;

import hudson.model.Run;
import hudson.scm.SCM;
import java.util.Optional;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMSource;
import jenkins.scm.impl.mock.MockSCMSource;
import org.jvnet.hudson.test.TestExtension;

/** Says that the repository of every mock source is at one address, as readers of real SCMs do for theirs. */
@TestExtension
public final class MockRemote extends ScmReader {
    private static volatile Optional<String> address = Optional.empty();

    /** The address from now on; none for what the mock says itself. */
    public static void is(Optional<String> remote) {
        address = remote;
    }

    @Override
    Optional<JobScm> read(SCM scm, Run<?, ?> run, boolean direct) {
        return Optional.empty();
    }

    @Override
    Optional<String> whyNotABranch(SCMHead head) {
        return Optional.empty();
    }

    @Override
    Optional<String> remoteOf(SCMSource source) {
        return source instanceof MockSCMSource ? address : Optional.empty();
    }
}
