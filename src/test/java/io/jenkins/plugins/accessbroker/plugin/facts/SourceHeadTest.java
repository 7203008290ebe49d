package io.jenkins.plugins.accessbroker.plugin.facts;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import hudson.scm.SCM;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.Optional;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadEvent;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMHeadOrigin;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.SCMSourceCriteria;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** SCM plugins that leave the defaults of the SCM API, by which every change request is the repository's own and trusted. */
@WithJenkins
class SourceHeadTest {
    @Test
    void a_source_that_says_nothing_of_origins_leaves_change_requests_unknown(JenkinsRule j) throws Exception {
        assertThat(changeRequest(j, new Trusting(), new Plain()))
                .isEqualTo(Fact.unknown("the SCM source does not say whether its change requests come from forks"));
    }

    @Test
    void a_source_that_says_nothing_of_trust_leaves_change_requests_unknown(JenkinsRule j) throws Exception {
        assertThat(changeRequest(j, new Silent(), new WithOrigin()))
                .isEqualTo(Fact.unknown("the SCM source does not say whose change requests it trusts"));
    }

    @Test
    void a_source_that_says_both_makes_them_known(JenkinsRule j) throws Exception {
        assertThat(changeRequest(j, new Trusting(), new WithOrigin())).isInstanceOf(Fact.Known.class);
    }

    private static Fact<?> changeRequest(JenkinsRule j, SCMSource source, SCMHead head) throws Exception {
        return new SourceHead(j.createFreeStyleProject(), source, head, Optional.of(new Tip(head)))
                .facts()
                .changeRequest();
    }

    private static class Plain extends SCMHead implements ChangeRequestSCMHead {
        private static final long serialVersionUID = 1L;

        Plain() {
            super("CR-7");
        }

        @Override
        public String getId() {
            return "7";
        }

        @Override
        public SCMHead getTarget() {
            return new SCMHead("main");
        }
    }

    private static final class WithOrigin extends Plain {
        private static final long serialVersionUID = 1L;

        @Override
        public SCMHeadOrigin getOrigin() {
            return new SCMHeadOrigin.Fork("mallory");
        }
    }

    private static final class Tip extends SCMRevision {
        private static final long serialVersionUID = 1L;

        Tip(SCMHead head) {
            super(head);
        }

        @Override
        public boolean equals(Object other) {
            return other == this;
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    private static class Silent extends SCMSource {
        @Override
        protected void retrieve(
                SCMSourceCriteria criteria, SCMHeadObserver observer, SCMHeadEvent<?> event, TaskListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SCM build(SCMHead head, SCMRevision revision) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Trusting extends Silent {
        @Override
        public SCMRevision getTrustedRevision(SCMRevision revision, TaskListener listener) {
            return revision;
        }
    }
}
