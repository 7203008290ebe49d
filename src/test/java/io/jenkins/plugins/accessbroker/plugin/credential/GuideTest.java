package io.jenkins.plugins.accessbroker.plugin.credential;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.model.Label;
import hudson.model.Slave;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import hudson.slaves.EnvironmentVariablesNodeProperty.Entry;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.plugin.testing.GitHub;
import io.jenkins.plugins.accessbroker.plugin.testing.Pipelines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Runs every script of the page about existing steps, and looks for what the page says that the log says. */
@WithJenkins
class GuideTest {
    private static final Path GUIDE = Path.of("docs", "existing-steps.md");
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+)( wrong)?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private record Example(String script, boolean wrong, List<String> log) {}

    @Test
    void the_scripts_of_the_page_do_what_it_says(JenkinsRule j, @TempDir Path bin) throws Exception {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThan(5);
        try (GitHub github = GitHub.start(bin.resolve("github"));
                Cloud cloud = Cloud.start()) {
            cloud.and(github.issuer())
                    .serve("""
                    policy: payments
                    owner: {team: Payments Platform, business: boss@example.com, technical: "#payments-oncall"}
                    grants:
                    """
                            + grant("deploy-prod", "deploy", "agents: {labels: [trusted]}")
                            + grant("read-backups", "read", "agents: {labels: [trusted]}")
                            + GitHub.grant("read-source", "acme/payments", "agents: {labels: [trusted]}"));
            agent(j, bin);
            Pipelines run = new Pipelines(j);
            for (Example example : examples) {
                String script =
                        example.script().replace("https://github.com/acme/payments", github.url("acme/payments"));
                String log = example.wrong() ? run.failure(script) : run.success(script);
                assertThat(example.log())
                        .as(example.script())
                        .allSatisfy(line -> assertThat(log).contains(line));
            }
        }
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(GUIDE));
        while (block.find()) {
            if (block.group(1).equals("groovy")) {
                examples.add(new Example(block.group(3), block.group(2) != null, new ArrayList<>()));
            } else {
                examples.get(examples.size() - 1)
                        .log()
                        .addAll(block.group(3).lines().toList());
            }
        }
        return examples;
    }

    /** An agent that has the commands which the page uses. */
    private static void agent(JenkinsRule j, Path bin) throws Exception {
        for (String command : List.of("aws", "deploy", "gh")) {
            Path file = Files.writeString(bin.resolve(command), "#!/bin/sh\ntrue\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Slave agent = j.createOnlineSlave(Label.get("trusted"), new EnvVars());
        agent.getNodeProperties().add(new EnvironmentVariablesNodeProperty(new Entry("PATH+GUIDE", bin.toString())));
    }
}
