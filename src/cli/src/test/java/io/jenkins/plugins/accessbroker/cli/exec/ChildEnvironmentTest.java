package io.jenkins.plugins.accessbroker.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildEnvironmentTest {
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/bin", "AWS_REGION", "eu-west-1"));

    @Test
    void adds_what_was_issued() {
        apply();

        assertThat(environment)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PATH", "/bin",
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "KEY-1",
                        "AWS_SECRET_ACCESS_KEY", "secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_PROFILE",
                "AWS_DEFAULT_PROFILE",
                "AWS_SESSION_TOKEN",
                "AWS_SECURITY_TOKEN",
                "AWS_ROLE_ARN",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                "aws_profile",
                "GITHUB_TOKEN",
                "GH_TOKEN",
                "GH_ENTERPRISE_TOKEN",
                "GITHUB_ENTERPRISE_TOKEN",
                "GIT_ASKPASS"
            })
    void takes_out_what_would_outrank_it(String name) {
        environment.put(name, "other");
        apply();

        assertThat(environment).doesNotContainKey(name).containsKey("PATH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
    void replaces_the_base_credential(String name) {
        environment.put(name, "base");
        apply();

        assertThat(environment.get(name)).isNotEqualTo("base");
    }

    @Test
    void keeps_the_settings_of_git_that_are_there() {
        environment.put("GIT_CONFIG_PARAMETERS", "'core.abbrev=12'");
        apply(Map.of("GIT_CONFIG_PARAMETERS", "'a.b=c'"));

        assertThat(environment).containsEntry("GIT_CONFIG_PARAMETERS", "'core.abbrev=12' 'a.b=c'");
    }

    private void apply() {
        apply(Map.of("AWS_ACCESS_KEY_ID", "KEY-1", "AWS_REGION", "us-east-1"));
    }

    private void apply(Map<String, String> variables) {
        Secret secret = Secret.of("secret");
        ChildEnvironment.apply(
                environment,
                new Credential(
                        "KEY-1",
                        secret.sha256(),
                        Map.of("AWS_SECRET_ACCESS_KEY", secret),
                        new TreeMap<>(variables),
                        Instant.EPOCH,
                        "req-1",
                        new TreeMap<>()));
    }
}
