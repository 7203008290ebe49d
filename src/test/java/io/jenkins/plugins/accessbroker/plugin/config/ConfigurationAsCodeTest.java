package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.accessbroker.plugin.config.aws.AwsIssuerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.aws.JenkinsCredential;
import io.jenkins.plugins.accessbroker.plugin.config.github.GitHubIssuerConfiguration;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The configuration as YAML, read and written. */
@WithJenkins
class ConfigurationAsCodeTest {
    @TempDir
    private Path folder;

    @Test
    void reads_everything_that_can_be_set(JenkinsRule j) throws Exception {
        apply(full());
        AccessBrokerSettings settings = AccessBrokerConfiguration.get().settings();
        assertThat(settings.policies()).isEqualTo(home(j).resolve("access-broker/rules"));
        assertThat(settings.approval()).contains(home(j).resolve("access-broker/approval.yaml"));
        PolicyRepository repository = settings.policyRepository().orElseThrow();
        assertThat(repository.name())
                .isEqualTo("https://git.example.com/security/policies.git branch production folder policies");
        assertThat(repository.getCredentialsId()).isEqualTo("policies-reader");
        assertThat(repository.getMinutes()).isEqualTo(15);
        assertThat(settings.boundaries()).contains(home(j).resolve("access-broker/boundaries"));
        assertThat(settings.audit()).isEqualTo(home(j).resolve("access-broker/log"));
        assertThat(settings.origin()).isEqualTo("jenkins.example.com/access-broker");
        AwsIssuerConfiguration aws = (AwsIssuerConfiguration) settings.issuers().get(0);
        assertThat(aws.getRegion()).isEqualTo("eu-west-1");
        assertThat(aws.getEndpoint()).isEqualTo("https://vpce-1.sts.eu-west-1.vpce.amazonaws.com");
        assertThat(((JenkinsCredential) aws.getCredentials()).getCredentialsId())
                .isEqualTo("broker-keys");
    }

    @Test
    void writes_what_it_reads_back(JenkinsRule j) throws Exception {
        apply(full());
        String exported = export();
        apply("access:\n  accessBroker:\n    policyDirectory: elsewhere\n    issuers: []\n");
        assertThat(AccessBrokerConfiguration.get().settings().issuers()).isEmpty();
        apply(part(exported, "access"));
        assertThat(part(export(), "access")).isEqualTo(part(exported, "access"));
        assertThat(part(exported, "access"))
                .contains(
                        "policyDirectory",
                        "policyRepository",
                        "boundaryDirectory",
                        "approvalFile",
                        "auditDirectory",
                        "auditOrigin",
                        "region",
                        "jenkinsCredential")
                .doesNotContain("FAILED", "not-a-real-secret-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "defaultChain",
                "profile: {name: \"broker\"}",
                "jenkinsCredential: {credentialsId: \"broker-keys\"}",
                "credentialsFile: {path: \"/etc/access-broker/aws\"}",
                "webIdentityTokenFile: {path: \"/var/run/token\"}",
                "webIdentityCredential: {credentialsId: \"id-token\"}"
            })
    void reads_and_writes_each_kind_of_base_credentials(String credentials, JenkinsRule j) throws Exception {
        String value = credentials.contains(":") ? "{" + credentials + "}" : credentials;
        apply("access:\n  accessBroker:\n    issuers:\n      - aws: {fips: true, credentials: " + value + "}\n");
        String exported = part(export(), "access");
        String name = credentials.replaceAll(":.*", "");
        assertThat(exported).contains(name, "fips: true");
        apply("access:\n  accessBroker:\n    issuers: []\n");
        apply(exported);
        assertThat(part(export(), "access")).isEqualTo(exported);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clientId: \"Iv23liExampleExample1\", privateKeyCredentialsId: \"github-app\"",
                "apiUrl: \"https://github.example.com/api/v3\", clientId: \"4711\", privateKeyCredentialsId: \"github-app\""
            })
    void reads_and_writes_the_issuer_of_github(String github, JenkinsRule j) throws Exception {
        apply("access:\n  accessBroker:\n    issuers:\n      - github: {" + github + "}\n");
        String exported = part(export(), "access");
        assertThat(exported).contains(github.split(", "));
        apply("access:\n  accessBroker:\n    issuers: []\n");
        apply(exported);
        assertThat(part(export(), "access")).isEqualTo(exported);
        assertThat(AccessBrokerConfiguration.get().settings().issuers())
                .singleElement()
                .isInstanceOf(GitHubIssuerConfiguration.class);
    }

    @Test
    void refuses_what_is_wrong_and_keeps_what_was(JenkinsRule j) throws Exception {
        apply(full());
        AccessBrokerSettings before = AccessBrokerConfiguration.get().settings();
        assertThatThrownBy(() -> apply("access:\n  accessBroker:\n    policyDirectory: other\n"
                        + "    issuers:\n      - aws: {region: Ireland, credentials: defaultChain}\n"))
                .hasStackTraceContaining(
                        "`issuers`: `aws`: `region`: expected a region such as `eu-west-1`, found `Ireland`");
        assertThat(AccessBrokerConfiguration.get().settings()).isSameAs(before);
        assertThat(AccessBrokerConfiguration.get().getPolicyDirectory()).isEqualTo("access-broker/rules");
        assertThat(part(export(), "access")).contains("access-broker/rules").doesNotContain("Ireland");
    }

    @Test
    void refuses_two_issuers_of_a_kind(JenkinsRule j) {
        assertThatThrownBy(() -> apply("access:\n  accessBroker:\n    issuers:\n"
                        + "      - aws: {credentials: defaultChain}\n      - aws: {credentials: defaultChain}\n"))
                .hasStackTraceContaining("`issuers`: `aws` is there twice: remove one of them");
    }

    private String full() throws Exception {
        return new String(
                ConfigurationAsCodeTest.class.getResourceAsStream("full.yaml").readAllBytes(), StandardCharsets.UTF_8);
    }

    private void apply(String yaml) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "casc", ".yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static String export() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** One top-level key of a document with all that is below it. */
    private static String part(String yaml, String key) {
        int start = ("\n" + yaml).indexOf("\n" + key + ":\n");
        assertThat(start).as("`%s` in %s", key, yaml).isNotNegative();
        String rest = yaml.substring(start);
        java.util.regex.Matcher next =
                java.util.regex.Pattern.compile("\n(?=\\w)").matcher(rest);
        return next.find() ? rest.substring(0, next.start() + 1) : rest;
    }

    private static Path home(JenkinsRule j) {
        return j.jenkins.getRootDir().toPath();
    }
}
