package io.jenkins.plugins.accessbroker.issuer.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Attribution;
import io.jenkins.plugins.accessbroker.issuer.GoldenFile;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.Backoff;
import io.jenkins.plugins.accessbroker.issuer.call.ProxySettings;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.testkit.MutableClock;
import io.jenkins.plugins.accessbroker.testkit.github.App;
import io.jenkins.plugins.accessbroker.testkit.github.GitBackend;
import io.jenkins.plugins.accessbroker.testkit.github.GitHubEmulator;
import io.jenkins.plugins.accessbroker.testkit.github.Installation;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A GitHub where account {@code acme} gave an App two of its repositories, and an issuer that signs in as that App. */
final class GitHubWorld implements AutoCloseable {
    static final KeyPair KEYS = keys();
    static final String PEM = pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
    static final Attribution BUILD = new Attribution(
            GrantName.parse("payments/read-source").orElseThrow(), "Payments", "payments/deploy", 7, "l-1");
    static final String CLIENT = "Iv23liExampleExample1";
    static final App APP = new App(4711, CLIENT, (RSAPublicKey) KEYS.getPublic());
    static final KeySource KEY =
            new KeySource.SuppliedKey("credential `app` of the test", () -> Optional.of(Secret.of(PEM)));

    final MutableClock clock = MutableClock.atPresent();
    final GitHubEmulator github;
    final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final List<GitHubIssuer> opened = new ArrayList<>();

    GitHubWorld() {
        this((repository, service, advertises, request) -> HttpAnswer.empty(404));
    }

    GitHubWorld(GitBackend git) {
        github = GitHubEmulator.start(APP, clock, git).install(installation(1, Set.of("payments", "payments-lib")));
    }

    static Installation installation(long id, Set<String> repositories) {
        return new Installation(
                id,
                "acme",
                repositories,
                Map.of("contents", "write", "pull_requests", "write", "metadata", "read", "issues", "read"),
                false);
    }

    /** An issuer that never waits between attempts. */
    GitHubIssuer issuer() {
        return issuer(KEY, new Timeouts(seconds(10), seconds(10), seconds(60)));
    }

    GitHubIssuer issuer(KeySource key, Timeouts timeouts) {
        GitHubSettings settings = settings(key, timeouts);
        CallSetup setup = new CallSetup(
                timeouts, clock, System::nanoTime, pauses::add, new Backoff(new Random(7)), new RateGate());
        GitHubIssuer issuer = new GitHubIssuer(settings, setup, GitHubKind.api(settings, ProxySettings.NONE));
        opened.add(issuer);
        return issuer;
    }

    GitHubSettings settings(KeySource key, Timeouts timeouts) {
        return new GitHubSettings(GitHubServer.of(github.api()).orElseThrow(), CLIENT, key, timeouts);
    }

    static GitHubScope scope(String... repositories) {
        List<Repository> named = List.of(repositories).stream()
                .filter(name -> !name.equals(GitHubScope.JOBS))
                .map(name -> Repository.parse(name).orElseThrow())
                .toList();
        return scope(named, List.of(repositories).contains(GitHubScope.JOBS), Map.of("contents", Level.READ));
    }

    static GitHubScope scope(List<Repository> repositories, boolean jobs, Map<String, Level> permissions) {
        return new GitHubScope(repositories, jobs, new TreeMap<>(permissions));
    }

    /** An order of {@code acme/payments}, to read. */
    static Order order() {
        return order(scope("acme/payments"));
    }

    static Order order(GitHubScope scope) {
        return new Order(scope, scope.ttl(), BUILD);
    }

    static Order order(GitHubScope scope, String repository) {
        return new Order(scope, scope.ttl(), BUILD, Optional.of(repository));
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    /** The fault that an order meets. */
    static IssuerFault fault(Issuer issuer, Order order) {
        return catchThrowableOfType(IssuerFault.class, () -> issuer.issue(order));
    }

    /** What the order of {@code acme/payments} meets is told as in the file of this name. */
    void check(String name, Issuer issuer) {
        IssuerFault fault = fault(issuer, order());
        assertThat(fault.getCause()).isNull();
        golden(name, fault.reason(), fault.getMessage());
    }

    /** Reason and message are as in the file of this name. */
    void golden(String name, IssuerFault.Reason reason, String message) {
        GoldenFile.check(
                GoldenFile.folder("github").resolve("faults/" + name + ".txt"), reason + "\n" + normal(message) + "\n");
    }

    /** A message without what differs from run to run. */
    String normal(String message) {
        return message.replace(github.web().getAuthority(), "127.0.0.1:PORT")
                .replaceAll("[0-9A-F]{4}:[0-9A-F]{6}:[0-9A-F]{6}:[0-9A-F]{8}", "REQUEST-ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME");
    }

    static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        opened.forEach(GitHubIssuer::close);
        github.close();
    }
}
