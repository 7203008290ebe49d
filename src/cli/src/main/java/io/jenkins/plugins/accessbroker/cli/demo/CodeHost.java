package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.testkit.git.GitRepositories;
import io.jenkins.plugins.accessbroker.testkit.github.App;
import io.jenkins.plugins.accessbroker.testkit.github.GitHubEmulator;
import io.jenkins.plugins.accessbroker.testkit.github.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The emulated GitHub: every repository that the policies name, and one that they do not, all given to the broker's App. */
final class CodeHost implements AutoCloseable {
    /** The name of a repository that the App may reach, and that no policy gives to anybody. */
    static final String FORBIDDEN = "not-granted";

    private static final long APP = 4711;

    private final GitHubEmulator github;
    private final GitRepositories repositories;
    private final KeyPair keys;

    private CodeHost(GitHubEmulator github, GitRepositories repositories, KeyPair keys) {
        this.github = github;
        this.repositories = repositories;
        this.keys = keys;
    }

    static CodeHost start(Collection<Grant> grants, Path folder, InstantSource clock) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair keys = generator.generateKeyPair();
        GitRepositories repositories = new GitRepositories(folder);
        App app = new App(APP, "Iv23liDemoAccessBroker", (RSAPublicKey) keys.getPublic());
        GitHubEmulator github = GitHubEmulator.start(app, clock, repositories);
        long id = 0;
        for (Map.Entry<String, Set<String>> owned : owned(grants).entrySet()) {
            owned.getValue()
                    .forEach(name ->
                            repositories.create(owned.getKey() + "/" + name, Map.of("readme.txt", name + "\n")));
            github.install(new Installation(
                    ++id, owned.getKey(), owned.getValue(), Map.of("contents", "write", "metadata", "read"), false));
        }
        return new CodeHost(github, repositories, keys);
    }

    /** The repositories' names by their owners. */
    private static Map<String, Set<String>> owned(Collection<Grant> grants) {
        Map<String, Set<String>> owned = new TreeMap<>();
        grants.stream()
                .filter(grant -> grant.scope().issuer().equals("github"))
                .flatMap(grant -> Stream.of(
                        grant.scope().details().getOrDefault("repositories", "").split(", ")))
                .map(name -> name.split("/"))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> owned.computeIfAbsent(parts[0], owner -> new TreeSet<>(Set.of(FORBIDDEN)))
                        .add(parts[1]));
        return owned;
    }

    /** The settings of the issuer, as lines of an issuers file. */
    List<String> settings(Workspace workspace) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        Path key =
                workspace.write("app.pem", List.of("-----BEGIN PRIVATE KEY-----", body, "-----END PRIVATE KEY-----"));
        return List.of(
                "  github:", "    apiUrl: " + github.api(), "    appId: " + APP, "    privateKey: \"" + key + "\"");
    }

    URI web() {
        return github.web();
    }

    Set<String> secrets() {
        return github.secretsHandedOut();
    }

    @Override
    public void close() {
        github.close();
        repositories.close();
    }
}
