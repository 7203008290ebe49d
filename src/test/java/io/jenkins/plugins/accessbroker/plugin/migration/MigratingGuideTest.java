package io.jenkins.plugins.accessbroker.plugin.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.EnvVars;
import hudson.cli.CLICommandInvoker;
import hudson.model.Label;
import hudson.model.Slave;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.slaves.EnvironmentVariablesNodeProperty.Entry;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Goes through {@code docs/migrating.md}: runs its scripts and commands in turn, and puts its policies in force. */
@WithJenkins
class MigratingGuideTest {
    private static final Path GUIDE = Path.of("docs", "migrating.md");
    private static final Pattern BLOCK =
            Pattern.compile("^ *```(\\w+)\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("last \\d{4}-\\d\\d-\\d\\d");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final List<String> policies = new ArrayList<>();
    private String printed = "";
    private int done;

    @Test
    void everything_on_the_page_works_as_it_says(JenkinsRule j, @TempDir Path bin) throws Exception {
        Keys.aws("payments-aws-key", "the standing key");
        Path deploy = Files.writeString(bin.resolve("deploy"), "#!/bin/sh\ntest -n \"$AWS_ACCESS_KEY_ID\"\n");
        assertThat(deploy.toFile().setExecutable(true)).isTrue();
        Slave agent = j.createOnlineSlave(Label.get("trusted"), new EnvVars());
        agent.getNodeProperties().add(new EnvironmentVariablesNodeProperty(new Entry("PATH+GUIDE", bin.toString())));
        WorkflowJob job = j.createProject(Folder.class, "payments").createProject(WorkflowJob.class, "deploy");
        try (Cloud cloud = Cloud.start()) {
            Matcher block = BLOCK.matcher(Files.readString(GUIDE));
            while (block.find()) {
                run(j, job, cloud, block.group(1), block.group(2));
            }
            assertThat(done).isEqualTo(10);
            assertThat(cloud.events()).contains("used", "issued").doesNotContain("denied", "observed");
        }
    }

    private void run(JenkinsRule j, WorkflowJob job, Cloud cloud, String kind, String text) throws Exception {
        switch (kind) {
            case "groovy" -> {
                job.setDefinition(new CpsFlowDefinition(text, true));
                j.buildAndAssertSuccess(job);
            }
            case "yaml" -> {
                if (text.startsWith("#")) {
                    assertThat(DAY.matcher(printed).replaceAll("last"))
                            .isEqualTo(DAY.matcher(text).replaceAll("last"));
                }
                policies.add(text);
                cloud.serve(policies.toArray(new String[0]));
            }
            default -> text.lines().forEach(line -> printed = command(j, line));
        }
        done++;
    }

    private static String command(JenkinsRule j, String line) {
        String name = "access-broker-migration";
        assertThat(line).startsWith("java -jar jenkins-cli.jar -s https://jenkins.example.com/ " + name);
        List<String> arguments = ARGUMENT.matcher(line.substring(line.indexOf(name) + name.length()))
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
        CLICommandInvoker.Result result =
                new CLICommandInvoker(j, name).invokeWithArgs(arguments.toArray(new String[0]));
        assertThat(result.returnCode()).as(result.stderr()).isZero();
        assertThat(result.stdout()).contains("payments-aws-key");
        return result.stdout();
    }
}
