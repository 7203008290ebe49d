package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.approval.file.ApprovalFile;
import io.jenkins.plugins.accessbroker.approval.file.ApprovalRule;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What {@code docs/administrators.md} shows is what the code does. */
@WithJenkins
class AdministratorsGuideTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern APPROVAL = Pattern.compile("```yaml approval\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CHOICE =
            Pattern.compile("^\\| `(\\w+)(: \\{(\\w+): \\.\\.\\.})?` \\|", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @Test
    void each_snippet_can_be_loaded(JenkinsRule j) throws Exception {
        List<String> snippets =
                YAML.matcher(guide()).results().map(found -> found.group(1)).toList();
        assertThat(snippets).hasSize(4);
        for (String snippet : snippets) {
            String here = snippet.replace("/etc/", folder + "/etc/").replace("/var/", folder + "/var/");
            apply(here);
            assertThat(AccessBrokerConfiguration.get().settings().problems()).isEmpty();
            assertThat(AccessBrokerConfiguration.get().settings().issuers()).hasSize(1);
        }
        assertThat(AccessBrokerConfiguration.get().settings().origin()).isEqualTo("jenkins.example.com/access-broker");
    }

    @Test
    void the_approval_file_of_the_page_about_approval_can_be_read(JenkinsRule j) throws Exception {
        Keys keys = new Keys(folder.resolve("security"));
        Matcher snippet = APPROVAL.matcher(Files.readString(Path.of("docs", "approving-policies.md")));
        assertThat(snippet.find()).isTrue();
        Files.writeString(keys.approval(), snippet.group(1));

        ApprovalRule rule = ApprovalFile.read(keys.approval(), Optional.empty());

        assertThat(rule.needed()).isEqualTo(2);
        assertThat(rule.users()).containsOnlyKeys("ana", "dan");
        assertThat(rule.signers()).isPresent();
    }

    @Test
    void each_choice_of_credentials_can_be_loaded(JenkinsRule j) throws Exception {
        List<MatchResult> choices = CHOICE.matcher(guide())
                .results()
                .filter(row -> row.group(3) != null || row.group(1).equals("defaultChain"))
                .toList();
        assertThat(choices).hasSize(6);
        for (MatchResult choice : choices) {
            String value = choice.group(3) == null
                    ? choice.group(1)
                    : "{" + choice.group(1) + ": {" + choice.group(3) + ": /x}}".replace("/x", value(choice.group(3)));
            apply("access: {accessBroker: {issuers: [{aws: {credentials: " + value + "}}]}}");
            assertThat(AccessBrokerConfiguration.get()
                            .settings()
                            .issuers()
                            .get(0)
                            .problems())
                    .isEmpty();
        }
    }

    private static String value(String key) {
        return key.equals("path") ? "/etc/x" : "x";
    }

    private void apply(String yaml) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "casc", ".yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static String guide() throws Exception {
        return Files.readString(Path.of("docs", "administrators.md"));
    }
}
