package io.jenkins.plugins.accessbroker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.StsEmulator;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import io.jenkins.plugins.accessbroker.testkit.sts.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The whole flow with its real parts: policies from files, the AWS issuer, the log on disk; only AWS is an emulator. */
final class Flow implements AutoCloseable {
    static final User JENKINS = new User(
            "arn:aws:iam::123456789012:user/jenkins", "AKIAIOSFODNN7EXAMPLE", "base-secret-of-the-broker-itself");
    static final Trust TRUST = Trust.of(JENKINS.arn()).allowingTags().allowingSourceIdentity();
    static final String OTHER = "arn:aws:iam::123456789012:role/other";
    /** Longer than the issuer waits for one answer and for all of them. */
    static final Duration TOO_LONG = Duration.ofSeconds(20);

    final StsEmulator sts = StsEmulator.builder()
            .user(JENKINS)
            .role(Role.of("arn:aws:iam::123456789012:role/payments-deploy", TRUST))
            .role(Role.of(OTHER, TRUST))
            .start();
    final Path directory;
    final Broker broker;
    /** What happens between the issuer's answer and its record. */
    Step afterIssue = () -> {};

    private final JsonAuditLog log;
    private final Issuer issuer;

    /** A step that may fail. */
    interface Step {
        void run() throws IOException;
    }

    Flow(Path folder) throws Exception {
        this(folder, Duration.ofSeconds(15));
    }

    /** A flow whose issuer waits so long for one answer, and twice as long for all. */
    Flow(Path folder, Duration patience) throws Exception {
        directory = folder.resolve("audit");
        log = JsonAuditLog.open(directory, "test.example.com/audit", InstantSource.system());
        issuer = issuer(folder, patience);
        PolicySet policies = new PolicySet(PolicyDirectory.load(
                        Cases.testdata("policies"),
                        IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList())
                .policies());
        broker = new Broker(
                () -> policies,
                () -> Map.of("aws", new Watched(issuer)),
                log,
                InstantSource.system(),
                () -> UUID.randomUUID().toString());
    }

    /** Asks for the release that the policies permit. */
    Answer request() throws Exception {
        return broker.request(RequestReader.read(Cases.testdata("requests/1-release-on-main.json")));
    }

    /** The entries of the log, which must verify. */
    List<String> entries() {
        List<String> entries = new ArrayList<>();
        VerifyReport report = LogVerifier.verify(
                directory,
                VerifyOptions.none(),
                (sequence, bytes) -> entries.add(new String(bytes, StandardCharsets.UTF_8)));
        assertThat(report.holds()).as(report.text()).isTrue();
        return entries;
    }

    /** The types of the events on the log. */
    List<String> types() throws IOException {
        List<String> types = new ArrayList<>();
        for (String entry : entries()) {
            types.add(new ObjectMapper().readTree(entry).get("type").textValue());
        }
        return types;
    }

    /** Everything that must be seen nowhere. */
    Set<String> secrets() {
        Set<String> secrets = new HashSet<>(sts.secretsHandedOut());
        secrets.add(JENKINS.secretAccessKey());
        return secrets;
    }

    @Override
    public void close() {
        issuer.close();
        log.close();
        sts.close();
    }

    private Issuer issuer(Path folder, Duration patience) throws IOException {
        Path base = folder.resolve("base-credentials");
        Files.writeString(
                base,
                "[default]\naws_access_key_id = " + JENKINS.accessKeyId() + "\naws_secret_access_key = "
                        + JENKINS.secretAccessKey() + "\n");
        String settings = "endpoint: \"" + sts.endpoint() + "\"\ncredentials: {file: \"" + base
                + "\"}\ntimeouts: {connect: " + patience.toSeconds() + "s, call: "
                + patience.toSeconds() + "s, total: " + patience.multipliedBy(2).toSeconds() + "s}\n";
        Problems problems = new Problems();
        Node node = Yaml.read("issuers.yaml", settings.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
        Fields fields = new Fields("`aws`", (Node.Mapping) node, problems);
        return IssuerKinds.all().get(0).open(fields, InstantSource.system()).orElseThrow();
    }

    /** Does what the test wants done once a credential was issued. */
    private final class Watched implements Issuer {
        private final Issuer issuer;

        Watched(Issuer issuer) {
            this.issuer = issuer;
        }

        @Override
        public String name() {
            return issuer.name();
        }

        @Override
        public Credential issue(Order order) throws IssuerFault {
            Credential credential = issuer.issue(order);
            try {
                afterIssue.run();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return credential;
        }

        @Override
        public Revocation revoke(Credential credential) throws IssuerFault {
            return issuer.revoke(credential);
        }
    }
}
