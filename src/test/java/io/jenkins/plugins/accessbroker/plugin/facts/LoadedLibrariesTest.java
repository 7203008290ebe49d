package io.jenkins.plugins.accessbroker.plugin.facts;

import static io.jenkins.plugins.accessbroker.plugin.facts.Facts.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.GlobalLibraries;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.SCMSourceRetriever;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
@WithGitSampleRepo
class LoadedLibrariesTest {
    private JenkinsRule r;
    private GitSampleRepoRule repo;

    @BeforeEach
    void library(JenkinsRule rule, GitSampleRepoRule sample) throws Exception {
        r = rule;
        repo = sample;
        repo.init();
        repo.write("vars/greet.groovy", "def call() { echo 'hi' }");
        repo.git("add", "vars");
        repo.git("commit", "--message=library");
        GitSCMSource source = new GitSCMSource(repo.toString());
        source.setTraits(List.of(new BranchDiscoveryTrait()));
        LibraryConfiguration global = new LibraryConfiguration("corp", new SCMSourceRetriever(source));
        global.setDefaultVersion("master");
        GlobalLibraries.get().setLibraries(List.of(global));
    }

    @Test
    void a_pipeline_without_libraries_has_an_empty_list() throws Exception {
        assertThat(value(Facts.of(run("echo 'hi'")).libraries())).isEmpty();
    }

    @Test
    void an_administrators_library_is_trusted_and_one_that_the_script_names_is_not() throws Exception {
        WorkflowRun run = run("@Library('corp') _\ngreet()\nlibrary identifier: 'mine@master', retriever: "
                + "modernSCM([$class: 'GitSCMSource', remote: '" + repo + "'])");
        assertThat(Facts.of(run).libraries())
                .isEqualTo(Fact.of(
                        List.of(new Library("corp", "master", true), new Library("mine", "master", false)),
                        "the libraries action of the build"));
    }

    @Test
    void a_library_of_an_administrators_name_that_the_script_brings_is_not_trusted() throws Exception {
        WorkflowRun run = run("library identifier: 'corp@master', retriever: "
                + "modernSCM([$class: 'GitSCMSource', remote: '" + repo + "'])\nlibrary 'corp'");
        assertThat(value(Facts.of(run).libraries())).containsExactly(new Library("corp", "master", false));
    }

    @Test
    void a_library_that_is_unpacked_and_not_recorded_makes_the_fact_unknown() throws Exception {
        WorkflowRun run = run("@Library('corp') _\ngreet()");
        Path libs = run.getRootDir().toPath().resolve("libs");
        Files.createDirectory(libs.resolve("0123abcd"));
        assertThat(Facts.of(run).libraries())
                .isEqualTo(Fact.unknown("the build holds a shared library that is not in its record of libraries"));
    }

    private WorkflowRun run(String script) throws Exception {
        return r.buildAndAssertSuccess(Facts.pipeline(r, "p", script));
    }
}
