package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.exec.IssuersFile;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.testkit.sts.Role;
import io.jenkins.plugins.accessbroker.testkit.sts.StsEmulator;
import io.jenkins.plugins.accessbroker.testkit.sts.Trust;
import io.jenkins.plugins.accessbroker.testkit.sts.User;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The emulated cloud: every role that the policies name, and one that they do not, all trusting the broker's user. */
final class Cloud implements AutoCloseable {
    /** A role that trusts the broker, and that no policy gives to anybody. */
    static final String FORBIDDEN = "arn:aws:iam::123456789012:role/admin";

    private static final User BROKER = new User(
            "arn:aws:iam::123456789012:user/access-broker",
            "AKIADEMOACCESSBROKER",
            UUID.randomUUID().toString());

    private final StsEmulator sts;
    private final CodeHost code;

    private Cloud(StsEmulator sts, CodeHost code) {
        this.sts = sts;
        this.code = code;
    }

    static Cloud start(PolicySet policies, Workspace workspace, InstantSource clock) throws GeneralSecurityException {
        StsEmulator sts = StsEmulator.builder().clock(clock).user(BROKER).start();
        sts.add(role(FORBIDDEN));
        List<Grant> grants = policies.policies().stream()
                .flatMap(policy -> policy.grants().stream())
                .toList();
        grants.stream().map(Cloud::role).distinct().forEach(arn -> sts.add(role(arn)));
        return new Cloud(sts, CodeHost.start(grants, workspace.path("repositories"), clock));
    }

    /** Sets the issuers up by an issuers file, as {@code exec} does. */
    Map<String, Issuer> issuers(Workspace workspace, InstantSource clock) throws IOException, CliFault {
        var credentials = workspace.write(
                "credentials",
                List.of(
                        "[default]",
                        "aws_access_key_id = " + BROKER.accessKeyId(),
                        "aws_secret_access_key = " + BROKER.secretAccessKey()));
        List<String> lines = new ArrayList<>(List.of(
                "issuers:",
                "  aws:",
                "    endpoint: " + endpoint(),
                "    credentials: {file: \"" + credentials + "\"}"));
        lines.addAll(code.settings(workspace));
        var issuers = workspace.write("issuers.yaml", lines);
        return new IssuersFile(IssuerKinds.all(), clock).open(issuers);
    }

    URI endpoint() {
        return sts.endpoint();
    }

    CodeHost code() {
        return code;
    }

    /** Every secret that was handed out. */
    Set<String> secrets() {
        Set<String> secrets = new HashSet<>(sts.secretsHandedOut());
        secrets.addAll(code.secrets());
        return secrets;
    }

    @Override
    public void close() {
        sts.close();
        code.close();
    }

    private static String role(Grant grant) {
        return grant.scope().details().getOrDefault("role", FORBIDDEN);
    }

    private static Role role(String arn) {
        return Role.of(arn, Trust.of(BROKER.arn()).allowingTags().allowingSourceIdentity());
    }
}
