package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build has is decided again for a reader after it loaded a library. */
@WithJenkins
@WithGitSampleRepo
class LibrariesTest {
    @Test
    void an_untrusted_library_is_not_given_what_was_given_before_it(JenkinsRule j, GitSampleRepoRule repo)
            throws Exception {
        repo.init();
        repo.write("vars/greet.groovy", "def call() { echo 'hi' }");
        repo.git("add", "vars");
        repo.git("commit", "--message=library");
        String read = "withCredentials([aws(credentialsId: 'team/read')]) { sh 'test -n \"$AWS_SESSION_TOKEN\"' }; ";
        try (Cloud cloud = Cloud.start().serve(policy(grant("read", "read", "agents: {builtIn: allow}")))) {
            assertThat(new Pipelines(j)
                            .failure("node('built-in') { " + read + read
                                    + "library identifier: 'mine@master', retriever: modernSCM([$class: 'GitSCMSource',"
                                    + " remote: '" + repo + "']); " + read + "}"))
                    .contains("access denied: team/read (failed: libraries)");
            assertThat(cloud.events()).containsExactly("intent", "issued", "denied", "ended:build-ended");
        }
    }
}
