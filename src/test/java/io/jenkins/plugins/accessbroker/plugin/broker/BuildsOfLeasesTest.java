package io.jenkins.plugins.accessbroker.plugin.broker;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which build a lease is of, when builds are loaded again and jobs take each other's names. */
@WithJenkins
class BuildsOfLeasesTest {
    private JenkinsRule j;
    private Cloud cloud;
    private FreeStyleProject job;
    private FreeStyleBuild build;
    private Lease lease;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        cloud = Cloud.start().serve(policy(grant("read", "read", "agents: {builtIn: allow}")));
        job = j.createFreeStyleProject("a");
        build = j.buildAndAssertSuccess(job);
        lease = request(build);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_build_that_is_loaded_again_has_its_leases() throws Exception {
        assertThat(AccessBroker.get().leases(loadedAgain())).containsExactly(lease);
    }

    @Test
    void a_build_of_a_job_that_took_the_name_has_none_of_them() throws Exception {
        AccessBroker.get().end(build, lease, EndCause.BLOCK_ENDED);
        Run<?, ?> stale = loadedAgain();
        Lease ofStale = request(stale);
        job.renameTo("b");
        FreeStyleBuild other = j.buildAndAssertSuccess(j.createFreeStyleProject("a"));
        assertThat(stale.getExternalizableId()).isEqualTo(other.getExternalizableId());
        assertThat(AccessBroker.get().leases(other)).isEmpty();
        assertThat(AccessBroker.get().leases(stale)).containsExactly(ofStale);
    }

    @Test
    void a_lease_is_found_with_its_build_by_name() {
        assertThat(BuildName.find("a #1", lease.id())).containsSame(build);
        assertThat(BuildName.find("a #2", lease.id())).isEmpty();
        assertThat(BuildName.find("c #1", lease.id())).isEmpty();
    }

    @Test
    void a_lease_is_not_found_with_a_build_of_a_job_that_took_the_name() throws Exception {
        job.renameTo("b");
        FreeStyleBuild other = j.buildAndAssertSuccess(j.createFreeStyleProject("a"));
        Lease ofOther = request(other);
        assertThat(BuildName.find("a #1", lease.id())).isEmpty();
        assertThat(BuildName.find("a #1", ofOther.id())).containsSame(other);
    }

    private Run<?, ?> loadedAgain() throws Exception {
        FreeStyleProject again = (FreeStyleProject) Items.load(j.jenkins, job.getRootDir());
        assertThat(again.getBuildByNumber(1)).isNotNull().isNotSameAs(build);
        return again.getBuildByNumber(1);
    }

    private Lease request(Run<?, ?> run) throws Exception {
        BuildContext context = BuildFacts.gather(run, Optional.of(j.jenkins), account -> false);
        Answer answer = AccessBroker.get().request(run, new AccessRequest(new GrantName("team", "read"), context));
        return ((Answer.Granted) answer).lease();
    }
}
