package io.jenkins.plugins.accessbroker.plugin.step;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A block that loads a shared library after it was given access is decided on again. */
@WithJenkins
@WithGitSampleRepo
class LibrariesTest {
    private Pipelines run;
    private Cloud cloud;
    private String load;

    @BeforeEach
    void start(JenkinsRule j, GitSampleRepoRule repo) throws Exception {
        run = new Pipelines(j);
        cloud = Cloud.start().serve(policy(grant("strict", "deploy", ""), grant("lenient", "read", "libraries: any")));
        j.createOnlineSlave(Label.get("trusted"));
        repo.init();
        repo.write("vars/greet.groovy", "def call() { echo 'hi' }");
        repo.git("add", "vars");
        repo.git("commit", "--message=library");
        load = "library identifier: 'mine@master', retriever: modernSCM([$class: 'GitSCMSource', remote: '" + repo
                + "'])";
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void an_untrusted_library_in_the_block_takes_its_agent_away() throws Exception {
        String log = run.failure("node('trusted') { withAccess('team/strict') { sh 'echo first $AWS_REGION'; " + load
                + "; sh 'echo second $AWS_REGION' } }");

        assertThat(log)
                .contains("first eu-west-1", "access denied: team/strict (failed: libraries)")
                .doesNotContain("second eu-west-1");
        assertThat(cloud.events()).containsExactly("intent", "issued", "denied", "ended:block-ended");
    }

    @Test
    void a_grant_for_any_library_goes_on_and_says_so_on_the_log() throws Exception {
        String log = run.success("node('trusted') { withAccess('team/lenient') { sh 'echo first $AWS_REGION'; " + load
                + "; sh 'echo second $AWS_REGION' } }");

        assertThat(log).contains("first eu-west-1", "second eu-west-1");
        assertThat(cloud.events()).containsExactly("intent", "issued", "extended", "ended:block-ended");
        assertThat(cloud.asked()).isOne();
    }
}
