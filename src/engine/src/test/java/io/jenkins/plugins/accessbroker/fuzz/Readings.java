package io.jenkins.plugins.accessbroker.fuzz;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.approval.Vote;
import io.jenkins.plugins.accessbroker.approval.ssh.AllowedSigners;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.boundary.Boundaries;
import io.jenkins.plugins.accessbroker.policy.boundary.Boundary;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.file.BoundaryReader;
import io.jenkins.plugins.accessbroker.policy.file.PolicyReader;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.review.test.JUnitXml;
import io.jenkins.plugins.accessbroker.review.test.TestDirectory;
import io.jenkins.plugins.accessbroker.review.test.TestFile;
import io.jenkins.plugins.accessbroker.review.test.TestReport;
import io.jenkins.plugins.accessbroker.review.test.TestResult;
import io.jenkins.plugins.accessbroker.review.test.TestRun;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a file of any bytes. It ends in what the file says or in problems, never in both or neither, and a problem is told
 * in our grammar. What the file says can be used.
 */
final class Readings {
    private static final List<ScopeReader> SCOPES =
            IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList();
    private static final PolicyReader POLICIES = new PolicyReader(SCOPES);
    private static final BoundaryReader BOUNDARIES = new BoundaryReader(SCOPES);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Pattern CLASS_NAME = Pattern.compile("Exception|org\\.|java\\.|[a-z]\\.[A-Z]");

    private static final Policy POLICY =
            readPolicy("""
            policy: payments
            owner: {team: Payments, business: ana@example.com, technical: "#payments"}
            codingAgents: {bot: {purpose: Writes code, expires: 2035-12-31}}
            grants:
              role:
                purpose: Assume a role
                expires: 2035-12-31
                to: {jobs: ["payments/**"], branches: [main, "release/*"], agents: {clouds: [ec2]}, codingAgents: [bot]}
                issue: {aws: {role: "arn:aws:iam::123456789012:role/payments", ttl: 1h}}
              source:
                purpose: Read source
                expires: 2035-12-31
                to: {jobs: ["payments/*"], changeRequests: any, replays: allow, libraries: any}
                issue: {github: {repositories: [acme/payments, scm], permissions: {contents: read}}}
              key:
                purpose: Use a key
                expires: 2035-12-31
                to: {jobs: ["**"], triggers: [user], users: [ana]}
                issue: {credential: payments-key}
            denies:
              freeze: {purpose: Freeze, grants: ["**"], to: {branches: [frozen]}}
            """.getBytes(StandardCharsets.UTF_8), new Problems()).orElseThrow();

    private static final AccessRequest REQUEST = TestDirectory.read(
                    "fixed.test.yaml",
                    "tests: {a: {grant: payments/role, build: {job: payments/a}, expect: denied}}"
                            .getBytes(StandardCharsets.UTF_8),
                    new Problems())
            .orElseThrow()
            .tests()
            .get(0)
            .request();

    /** Approvers with keys of every kind. */
    private static final AllowedSigners SIGNERS = allowedSigners();

    private Readings() {}

    static void policy(byte[] file) {
        Problems problems = new Problems();
        Optional<Policy> policy = readPolicy(file, problems);
        check(policy, problems);
        policy.ifPresent(Readings::decide);
    }

    static void boundary(byte[] file) {
        Problems problems = new Problems();
        Optional<Boundary> boundary =
                Yaml.read("file.yaml", file, problems).flatMap(document -> BOUNDARIES.read(document, problems));
        check(boundary, problems);
        boundary.ifPresent(bounds -> new Boundaries("boundaries", List.of(bounds))
                .problems(List.of(POLICY))
                .forEach(Readings::grammar));
    }

    static void test(byte[] file) {
        Problems problems = new Problems();
        Optional<TestFile> tests = TestDirectory.read("file.yaml", file, problems);
        check(tests, problems);
        tests.ifPresent(Readings::run);
    }

    /** A signature that the list has a key for is read to its end; none of any other text counts. */
    static void signature(byte[] file) {
        Vote vote = SIGNERS.vote("a.sig", file, new byte[] {1}, NOW);
        if (!(vote instanceof Vote.Invalid invalid)) {
            throw new AssertionError("a signature of no such text counts");
        }
        grammar(new Problem(new Position("file.yaml", 1, 1), invalid.why()));
    }

    static void signers(byte[] file) {
        Problems problems = new Problems();
        Optional<AllowedSigners> signers = AllowedSigners.read("file.yaml", file, problems);
        check(signers, problems);
        signers.ifPresent(read -> read.vote("a.sig", new byte[0], new byte[0], NOW));
    }

    private static AllowedSigners allowedSigners() {
        try {
            byte[] file = Files.readAllBytes(Cases.testdata("fuzz/signers/right"));
            return AllowedSigners.read("file.yaml", file, new Problems()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Policy> readPolicy(byte[] file, Problems problems) {
        return Yaml.read("file.yaml", file, problems)
                .flatMap(document -> POLICIES.read(document, "0".repeat(64), problems));
    }

    private static void decide(Policy policy) {
        PolicySet policies = new PolicySet(List.of(policy));
        policies.decide(REQUEST, NOW);
        policy.grants().forEach(grant -> policies.decide(new AccessRequest(grant.name(), REQUEST.build()), NOW));
    }

    private static void run(TestFile tests) {
        TestReport report = TestRun.run(new PolicySet(List.of(POLICY)), List.of(tests), NOW);
        JUnitXml.of(report);
        report.results().forEach(TestResult::reasons);
    }

    private static void check(Optional<?> read, Problems problems) {
        if (read.isPresent() != problems.isEmpty()) {
            throw new AssertionError("read: " + read.isPresent() + ", problems: " + problems.sorted());
        }
        problems.sorted().forEach(Readings::grammar);
    }

    /** Lower case, no full stop, visible, quotes closed, no class name. */
    private static void grammar(Problem problem) {
        String message = problem.message();
        boolean right = problem.at().file().equals("file.yaml")
                && message.codePoints().allMatch(Quote::isVisible)
                && !Character.isUpperCase(message.charAt(0))
                && !message.endsWith(".")
                && message.chars().filter(c -> c == '`').count() % 2 == 0
                && !CLASS_NAME.matcher(message.replaceAll("`[^`]*`", "``")).find();
        if (!right) {
            throw new AssertionError("not in our grammar: " + problem);
        }
    }
}
