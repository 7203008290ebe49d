package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import io.jenkins.plugins.accessbroker.testkit.git.GitRepositories;
import io.jenkins.plugins.accessbroker.testkit.github.App;
import io.jenkins.plugins.accessbroker.testkit.github.GitHubEmulator;
import io.jenkins.plugins.accessbroker.testkit.github.Installation;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that has repository access: the git of this machine, below the packaged program. */
class ExecGitIT {
    @TempDir
    Path folder;

    private Jar jar;
    private GitRepositories repositories;
    private GitHubEmulator github;

    @BeforeEach
    void lay() throws Exception {
        assumeThat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)))
                .as("git is on the path")
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "git")));
        jar = new Jar(folder);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair keys = generator.generateKeyPair();
        repositories = new GitRepositories(folder.resolve("server"))
                .create("acme/payments", Map.of("readme.txt", "payments\n"))
                .create("acme/payments-lib", Map.of("lib.txt", "lib\n"))
                .create("acme/secret", Map.of("secret.txt", "secret\n"));
        App app = new App(4711, "Iv23liExampleExample1", (RSAPublicKey) keys.getPublic());
        github = GitHubEmulator.start(app, MutableClock.atPresent(), repositories)
                .install(new Installation(
                        1, "acme", Set.of("payments", "payments-lib", "secret"), Map.of("contents", "write"), false));
        Path key = folder.resolve("app.pem");
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(
                folder.resolve("issuers.yaml"),
                "issuers:\n  github: {apiUrl: \"" + github.api() + "\", appId: 4711, privateKey: \"" + key + "\"}\n");
        Files.copy(
                Jar.TESTDATA.resolve("requests/8-read-source.json"),
                folder.resolve("request.json"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectory(folder.resolve("home"));
        jar.environment.putAll(Map.of(
                "HOME", folder.resolve("home").toString(), "GIT_CONFIG_NOSYSTEM", "1", "GIT_TERMINAL_PROMPT", "0"));
        jar.environment.put("GITHUB_TOKEN", "the-brokers-own");
    }

    @AfterEach
    void close() {
        if (github != null) {
            github.close();
            repositories.close();
            jar.close();
        }
    }

    @Test
    void clones_what_is_granted_and_nothing_else_and_nothing_afterwards() throws Exception {
        String web = github.web().toString();
        Jar.Result granted = jar.exec("git", "clone", web + "/acme/payments.git", "mine");
        assertThat(granted.code()).as(granted.err()).isZero();
        assertThat(folder.resolve("mine/readme.txt")).hasContent("payments\n");
        assertThat(github.secretsHandedOut()).hasSize(1);
        assertThat(github.live()).isEmpty();

        Jar.Result other = jar.exec("git", "clone", web + "/acme/secret.git", "other");
        assertThat(other.code()).isEqualTo(128);
        assertThat(other.err()).contains("could not read Username");
        assertThat(folder.resolve("other")).doesNotExist();

        Jar.Result after = jar.finish(jar.git("-C", "mine", "fetch", "origin"));
        assertThat(after.code()).isNotZero();
        String left = jar.everything("mine") + jar.everything("home") + jar.everything("audit");
        assertThat(github.secretsHandedOut()).noneMatch(left::contains);
    }

    @Test
    void records_that_the_token_was_revoked() throws Exception {
        jar.exec("true");
        assertThat(jar.run("audit", "show", "audit", "--json").out())
                .contains("\"revoked\":true")
                .contains("\"repositories\":\"acme/payments, acme/payments-lib\"");
    }

    @Test
    void takes_the_brokers_own_token_out_of_the_environment() throws Exception {
        Jar.Result result =
                jar.exec("sh", "-c", "test \"$GITHUB_TOKEN\" = \"$GH_TOKEN\" && echo \"${GITHUB_TOKEN%%_*}\"");
        assertThat(result.out()).isEqualTo("ghs\n");
    }
}
