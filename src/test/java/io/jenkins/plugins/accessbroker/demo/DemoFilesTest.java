package io.jenkins.plugins.accessbroker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo puts into a directory of Jenkins. */
class DemoFilesTest {
    private static final String POLICY = "access-broker/policies/payments.yaml";

    @TempDir
    private Path home;

    @Test
    void what_the_walk_through_shows_of_a_file_is_in_that_file() throws Exception {
        start();
        assertThat(Snippet.all()).filteredOn(snippet -> !snippet.isLog()).hasSizeGreaterThan(3);
        for (Snippet snippet : Snippet.all()) {
            if (!snippet.isLog()) {
                assertThat(home.resolve(snippet.of())).content().contains(snippet.text());
            }
        }
    }

    @Test
    void files_name_the_directory_that_they_are_in() throws Exception {
        start();
        assertThat(home.resolve("jobs/payments/jobs/deploy/config.xml"))
                .content()
                .contains("<remote>" + home.toString().replace('\\', '/') + "/access-broker-demo/payments</remote>");
        assertThat(home.resolve("jenkins.yaml")).content().doesNotContain("@JENKINS_HOME@");
    }

    @Test
    void the_sample_repository_has_its_branches_and_the_script_can_be_run() throws Exception {
        start();
        Path heads = home.resolve("access-broker-demo/payments/.git/refs/heads");
        assertThat(heads.resolve("main")).exists();
        assertThat(heads.resolve("experiment")).exists();
        assertThat(home.resolve("access-broker-demo/bin/aws-whoami")).isExecutable();
    }

    @Test
    void what_somebody_changed_stays_when_it_starts_again() throws Exception {
        start();
        Files.writeString(home.resolve(POLICY), "changed");
        Files.delete(home.resolve("jenkins.yaml"));
        start();
        assertThat(home.resolve(POLICY)).hasContent("changed");
        assertThat(home.resolve("jenkins.yaml")).exists();
    }

    @Test
    void no_key_is_in_the_files() throws Exception {
        start();
        assertThat(home.resolve("jenkins.yaml"))
                .content()
                .contains("accessKey: ${sysProp:")
                .contains("secretKey: ${sysProp:");
    }

    private void start() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder program = new ProcessBuilder(java, DemoJar.option(), "-version").redirectErrorStream(true);
        program.environment().put("JENKINS_HOME", home.toString());
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("sts is emulated at http://127.0.0.1:");
    }
}
