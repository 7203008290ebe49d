package io.jenkins.plugins.accessbroker.plugin.testing;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import io.jenkins.plugins.accessbroker.plugin.config.github.GitHubIssuerConfiguration;
import io.jenkins.plugins.accessbroker.testkit.git.GitRepositories;
import io.jenkins.plugins.accessbroker.testkit.github.App;
import io.jenkins.plugins.accessbroker.testkit.github.GitHubEmulator;
import io.jenkins.plugins.accessbroker.testkit.github.Installation;
import io.jenkins.plugins.accessbroker.testkit.github.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;

/**
 * An emulated GitHub where account {@code acme} gave an App its repositories {@code payments}, {@code payments-lib} and
 * {@code secret}, and the controller configured to use it. It outlives restarts of a controller. When it is closed, no file
 * of any controller that used it may have a secret in it.
 */
public final class GitHub implements AutoCloseable {
    private static final String CREDENTIAL = "github-app";

    /** What the repositories have as a Jenkinsfile: it asks for the job's own repository and shows what it got. */
    private static final String JENKINSFILE = """
            node('trusted') {
              withAccess('team/own') {
                sh 'printf "url=%s/acme/payments\\n\\n" "$GITHUB_SERVER_URL" | git credential fill | grep -c password=ghs_'
              }
            }
            """;

    private final GitRepositories repositories;
    private final GitHubEmulator emulator;
    private final String pem;
    private final Set<Path> homes = new HashSet<>();

    private GitHub(GitRepositories repositories, GitHubEmulator emulator, String pem) {
        this.repositories = repositories;
        this.emulator = emulator;
        this.pem = pem;
    }

    /** A GitHub that keeps its repositories below a folder. */
    public static GitHub start(Path folder) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair keys = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        GitRepositories repositories = new GitRepositories(folder);
        List.of("payments", "payments-lib", "secret")
                .forEach(name -> repositories.create(
                        "acme/" + name, Map.of("readme.txt", name + "\n", "Jenkinsfile", JENKINSFILE)));
        GitHubEmulator emulator = GitHubEmulator.start(
                new App(4711, "Iv23liExampleExample1", (RSAPublicKey) keys.getPublic()),
                InstantSource.system(),
                repositories);
        emulator.install(new Installation(
                1,
                "acme",
                Set.of("payments", "payments-lib", "secret"),
                Map.of("contents", "write", "metadata", "read"),
                false));
        return new GitHub(repositories, emulator, pem);
    }

    /** A grant of repositories, such as {@code acme/payments} or {@code scm}, under conditions. */
    public static String grant(String name, String repositories, String conditions) {
        return """
                  %s:
                    purpose: Test of %s
                    expires: 2999-01-01
                    to:
                      jobs: ["**"]
                      %s
                    issue:
                      github:
                        repositories: [%s]
                        permissions: {contents: read}
                """.formatted(name, name, conditions, repositories);
    }

    /** Configures the running controller as an administrator does, with this policy in force. */
    public GitHub configure(String policy) throws IOException {
        Path directory = AccessBrokerConfiguration.get().settings().policies();
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("team.yaml"), policy);
        AccessBrokerConfiguration.get().setIssuers(List.of(configuration()));
        AccessBrokerConfiguration.get().save();
        PolicyWatch.policies().reloadNow();
        return this;
    }

    private GitHubIssuerConfiguration configuration() throws IOException {
        homes.add(Jenkins.get().getRootDir().toPath());
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.SYSTEM,
                        CREDENTIAL,
                        "",
                        "app.pem",
                        SecretBytes.fromBytes(pem.getBytes(StandardCharsets.US_ASCII))));
        SystemCredentialsProvider.getInstance().save();
        GitHubIssuerConfiguration configuration = new GitHubIssuerConfiguration("Iv23liExampleExample1", CREDENTIAL);
        configuration.setApiUrl(emulator.api().toString());
        return configuration;
    }

    /** From now on {@code acme/payments} can be read by everybody, as a public repository can. */
    public GitHub publish() {
        emulator.faults().always(Operation.GIT, (request, well) -> {
            boolean advertises = request.path().equals("/acme/payments.git/info/refs");
            boolean reads = advertises && request.query().equals("service=git-upload-pack")
                    || request.path().equals("/acme/payments.git/git-upload-pack");
            return reads
                    ? repositories.answer("acme/payments", "git-upload-pack", advertises, request)
                    : well.handle(request);
        });
        return this;
    }

    /** The issuer, as the running controller would open it. */
    public Issuer issuer() throws IOException {
        return configuration().toIssuer(InstantSource.system());
    }

    public GitHubEmulator emulator() {
        return emulator;
    }

    /** The URL of a repository, without {@code .git}. */
    public String url(String repository) {
        return emulator.web() + "/" + repository;
    }

    /** Every token that was handed out, and the App's key. */
    public Set<String> secrets() {
        Set<String> secrets = new HashSet<>(emulator.secretsHandedOut());
        secrets.add(pem.lines().skip(1).findFirst().orElseThrow());
        return secrets;
    }

    /** Fails if a secret is in any file of the controller, or of these agents' directories; an agent makes its own when used. */
    public void assertNothingSecret(Path... agents) throws IOException {
        SecretsNowhere.assertIn(Jenkins.get().getRootDir().toPath(), secrets());
        for (Path directory : agents) {
            if (Files.exists(directory)) {
                SecretsNowhere.assertIn(directory, secrets());
            }
        }
    }

    /** Stops it, and fails if a secret is in any file of a controller that used it. */
    @Override
    public void close() {
        emulator.close();
        repositories.close();
        SecretsNowhere.assertInHomes(homes, secrets());
    }
}
