package io.jenkins.plugins.accessbroker.plugin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.log.LogEntry;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.LogReader;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsKeys;
import io.jenkins.plugins.accessbroker.issuer.aws.AwsSetup;
import io.jenkins.plugins.accessbroker.issuer.aws.CredentialSource;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.broker.Setup;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.StsEmulator;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import io.jenkins.plugins.accessbroker.testkit.sts.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/**
 * An emulated AWS, which outlives restarts of a controller, and the broker of the controller set up to use it. When it is
 * closed, no file of any controller that used it may have a secret in it.
 */
public final class Cloud implements AutoCloseable {
    private static final User BROKER = new User(
            "arn:aws:iam::123456789012:user/access-broker",
            "AKIATESTACCESSBROKER",
            "broker/secret+of/the+test/broker/of40ch");

    private static final String HOME = "broker-of-the-test";
    private static final String ORIGIN = "jenkins.example/test";

    private final StsEmulator sts;
    private final Map<String, Issuer> others = new HashMap<>();
    private final Set<Path> homes = new HashSet<>();

    private Cloud(StsEmulator sts) {
        this.sts = sts;
    }

    public static Cloud start() {
        StsEmulator sts =
                StsEmulator.builder().clock(InstantSource.system()).user(BROKER).start();
        Cloud cloud = new Cloud(sts);
        List.of("deploy", "read").forEach(name -> sts.add(cloud.role(name)));
        return cloud;
    }

    /** The broker has this issuer too, when it is set up. */
    public Cloud and(Issuer other) {
        others.put(other.name(), other);
        return this;
    }

    /** One of the roles that there are: {@code deploy} or {@code read}. */
    public Role role(String name) {
        return Role.of(
                "arn:aws:iam::123456789012:role/" + name,
                Trust.of(BROKER.arn()).allowingTags().allowingSourceIdentity());
    }

    /** A policy `team` whose grants are for every job, with conditions of their own, as `name: {to: ..}` lines. */
    public static String policy(String... grants) {
        StringBuilder text = new StringBuilder("""
                policy: team
                owner: {team: The Team, business: boss@example.com, technical: "#team"}
                grants:
                """);
        for (String grant : grants) {
            text.append(grant);
        }
        return text.toString();
    }

    /** A grant of a role of its name, under conditions such as {@code agents: {builtIn: allow}}. */
    public static String grant(String name, String role, String conditions) {
        return """
                  %s:
                    purpose: Test of %s
                    expires: 2999-01-01
                    to:
                      jobs: ["**"]
                      %s
                    issue:
                      aws:
                        role: arn:aws:iam::123456789012:role/%s
                        region: eu-west-1
                        ttl: 15m
                """.formatted(name, name, conditions, role);
    }

    /** Sets the broker of the running controller up, with these policies in force. */
    public Cloud serve(String... policies) throws IOException {
        Path home = home();
        Path directory = home.resolve("policies");
        Files.createDirectories(directory);
        configure();
        for (int i = 0; i < policies.length; i++) {
            Files.writeString(directory.resolve("policy-" + i + ".yaml"), policies[i]);
        }
        return serve();
    }

    /** Sets the broker up with the policies that are there already, as after a restart. */
    public Cloud serve() {
        homes.add(Jenkins.get().getRootDir().toPath());
        LoadedPolicies loaded = PolicyDirectory.load(
                home().resolve("policies"),
                IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList());
        assertThat(loaded.problems()).isEmpty();
        PolicySet policies = new PolicySet(loaded.policies());
        AwsSetup aws = new AwsSetup(
                Optional.empty(),
                Optional.of(sts.endpoint().toString()),
                false,
                new CredentialSource.SuppliedKeys(
                        "keys of the test",
                        () -> new AwsKeys(
                                BROKER.accessKeyId(), Secret.of(BROKER.secretAccessKey()), Optional.empty())));
        Map<String, Issuer> issuers = new HashMap<>(others);
        issuers.put("aws", aws.open(InstantSource.system()));
        AccessBroker.get()
                .setUp(new Setup(
                        audit(),
                        AccessBrokerConfiguration.get().settings().key(),
                        ORIGIN,
                        () -> policies,
                        Map.copyOf(issuers)));
        return this;
    }

    /** Lets the controller open the same log by itself when it starts again. */
    private static void configure() {
        AccessBrokerConfiguration configuration = AccessBrokerConfiguration.get();
        if (!configuration.settings().audit().equals(audit())) {
            configuration.setPolicyDirectory(HOME + "/policies");
            configuration.setAuditDirectory(HOME + "/audit");
            configuration.setAuditOrigin(ORIGIN);
            configuration.save();
        }
    }

    private static Path home() {
        return Jenkins.get().getRootDir().toPath().resolve(HOME);
    }

    private static Path audit() {
        return home().resolve("audit");
    }

    public StsEmulator sts() {
        return sts;
    }

    /** How often STS was asked for a role. */
    public int asked() {
        return sts.requests("AssumeRole").size();
    }

    /** Every secret that was handed out, and the broker's own. */
    public Set<String> secrets() {
        Set<String> secrets = new HashSet<>(sts.secretsHandedOut());
        secrets.add(BROKER.secretAccessKey());
        return secrets;
    }

    /** The entries of the audit log, oldest first, but for those about the log itself. */
    public List<String> audited() {
        return entries().stream()
                .filter(entry -> !field(entry, "type").startsWith("log-"))
                .toList();
    }

    /** All entries of the audit log, oldest first. */
    public List<String> entries() {
        try {
            VerifyReport report = LogVerifier.verify(audit(), VerifyOptions.none());
            assertThat(report.findings()).isEmpty();
            List<String> entries = new ArrayList<>();
            long size = report.checkpoint().map(checkpoint -> checkpoint.size()).orElse(0L);
            try (LogReader reader = LogReader.open(audit(), size)) {
                for (Optional<LogEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                    entries.add(new String(entry.get().bytes(), StandardCharsets.US_ASCII));
                }
            }
            return entries;
        } catch (LogFault e) {
            throw new AssertionError(e);
        }
    }

    /** The types of the audit log's entries, an end with its cause: {@code intent, issued, ended:block-ended}. */
    public List<String> events() {
        return audited().stream().map(Cloud::event).toList();
    }

    private static String event(String entry) {
        String type = field(entry, "type");
        return type.equals("ended") ? type + ":" + field(entry, "cause") : type;
    }

    private static String field(String entry, String name) {
        String start = "\"" + name + "\":\"";
        int at = entry.indexOf(start);
        assertThat(at).as(name + " in " + entry).isPositive();
        return entry.substring(at + start.length(), entry.indexOf('"', at + start.length()));
    }

    /** Stops it, and fails if a secret is in any file of a controller that it served. */
    @Override
    public void close() {
        sts.close();
        SecretsNowhere.assertInHomes(homes, secrets());
    }
}
