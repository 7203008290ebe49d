package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the broker's own credentials come from, set up as an issuers file sets it up. */
class BaseCredentialsTest {
    @TempDir
    private Path folder;

    private final AwsWorld world = new AwsWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void areReadFromACredentialsFile() throws Exception {
        write("[default]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
                .formatted(AwsWorld.JENKINS.accessKeyId(), AwsWorld.SECRET));
        try (Issuer issuer = open()) {
            assertThat(issuer.issue(AwsWorld.order(AwsWorld.scope())).id()).startsWith("ASIA");
        }
        assertThat(world.sts.requests().get(0).callerArn()).isEqualTo(AwsWorld.JENKINS.arn());
    }

    @Test
    void areMissed() throws Exception {
        refused("no-credentials-file");
        write("[other]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n");
        refused("no-default-profile");
        write("[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n");
        refused("no-secret-key");
        write("aws_secret_access_key: " + AwsWorld.SECRET);
        refused("no-credentials-format");
        assertThat(world.sts.requests()).isEmpty();
    }

    @Test
    void areOfNobodyThatAwsKnows() throws Exception {
        write("[default]\naws_access_key_id = AKIAUNKNOWN000000000\naws_secret_access_key = " + AwsWorld.SECRET + "\n");
        refused("unknown-key");
        write("[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wrong\n");
        refused("wrong-secret-key");
    }

    @Test
    void areOfAProfileThatIsNotThere() {
        Identity nobody = Identity.of(new CredentialSource.Profile("access-broker-test-of-no-such-profile"));
        AwsStsIssuer issuer = world.issuer(world.settings(world.sts.endpoint(), Timeouts.DEFAULT), nobody);
        refused("no-profile", issuer);
    }

    private void refused(String name) {
        try (Issuer issuer = open()) {
            refused(name, issuer);
        }
    }

    private void refused(String name, Issuer issuer) {
        IssuerFault fault =
                catchThrowableOfType(IssuerFault.class, () -> issuer.issue(AwsWorld.order(AwsWorld.scope())));
        assertThat(fault.getMessage()).doesNotContain(AwsWorld.SECRET);
        assertThat(fault.getCause()).isNull();
        String message = world.normal(fault.getMessage()).replace(file().toString(), "FILE");
        Golden.check("base-credentials/" + name + ".txt", fault.reason() + "\n" + message + "\n");
    }

    private Issuer open() {
        String yaml = "endpoint: " + world.sts.endpoint() + "\ncredentials: {file: " + file() + "}\n";
        Problems problems = new Problems();
        Node node = Yaml.read("issuers.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
        return IssuerKinds.all().stream()
                .filter(kind -> kind.name().equals("aws"))
                .findFirst()
                .flatMap(kind -> kind.open(new Fields("issuer `aws`", (Node.Mapping) node, problems), world.clock))
                .orElseThrow();
    }

    private Path file() {
        return folder.resolve("credentials");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }
}
