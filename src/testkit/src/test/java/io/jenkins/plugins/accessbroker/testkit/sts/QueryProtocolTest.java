package io.jenkins.plugins.accessbroker.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class QueryProtocolTest {
    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSuccessIsADocumentOfTheServicesNamespace() throws Exception {
        Sent sent = world.call("GetCallerIdentity").send().succeeded();
        Document document = parse(sent);
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(NAMESPACE);
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("GetCallerIdentityResponse");
        assertThat(sent.requestId()).isNotEmpty().isEqualTo(sent.text("RequestId"));
    }

    @Test
    void anAssumedRoleIsAnsweredInFull() throws Exception {
        Sent sent = world.assume().send().succeeded();
        parse(sent);
        assertThat(sent.text("Arn")).isEqualTo("arn:aws:sts::123456789012:assumed-role/deploy/build-7");
        assertThat(sent.text("AssumedRoleId")).isEqualTo(World.ROLE.id() + ":build-7");
        assertThat(sent.text("AccessKeyId")).matches("ASIA[A-Z2-7]{16}");
        assertThat(sent.text("SecretAccessKey")).matches("[A-Za-z0-9/+]{40}");
        assertThat(sent.text("SessionToken")).matches("[A-Za-z0-9/+=]{400,}");
        assertThat(sent.text("Expiration")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(sent.body()).doesNotContain("PackedPolicySize", "SourceIdentity");
    }

    @Test
    void anErrorIsADocumentOfTheServicesNamespace() throws Exception {
        Sent sent = world.call("AssumeRole").send();
        Document document = parse(sent);
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(NAMESPACE);
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("ErrorResponse");
        assertThat(sent.text("Type")).isEqualTo("Sender");
        assertThat(sent.requestId()).isEqualTo(sent.text("RequestId"));
    }

    @Test
    void whatAnErrorRepeatsIsEscaped() throws Exception {
        Sent sent = world.assume().with("RoleSessionName", "<&\u0001>").send();
        assertThat(parse(sent).getElementsByTagName("Message").item(0).getTextContent())
                .contains("Value '<&\uFFFD>' at 'roleSessionName'");
    }

    @Test
    void anUnknownActionOrVersionIsRefused() {
        world.call("GetSessionToken")
                .send()
                .failed(400, "InvalidAction", "Could not find operation GetSessionToken for version 2011-06-15");
        world.call("GetCallerIdentity")
                .with("Version", "2010-01-01")
                .send()
                .failed(400, "InvalidAction", "Could not find operation GetCallerIdentity for version 2010-01-01");
        world.call("GetCallerIdentity")
                .without("Version")
                .send()
                .failed(
                        400,
                        "InvalidAction",
                        "Could not find operation GetCallerIdentity for version NO_VERSION_SPECIFIED");
    }

    @Test
    void whatIsNoFormHasNoAction() {
        Sent sent = world.call("GetCallerIdentity")
                .header("Content-Type", "application/json")
                .send();
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.location()).isEqualTo("https://aws.amazon.com/iam");
    }

    @Test
    void anUnknownParameterIsIgnored() {
        world.call("GetCallerIdentity").with("Whatever", "1").send().succeeded();
    }

    @Test
    void aRegionThatIsNotActivatedIssuesNothing() {
        try (World closed = new World(StsEmulator.builder().disabledRegions("eu-west-1"))) {
            closed.assume()
                    .send()
                    .failed(
                            403,
                            "RegionDisabledException",
                            "STS is not activated in this region for account:123456789012. Your account administrator"
                                    + " can activate STS in this region using the IAM Console.");
            assertThat(closed.sts.issuedCredentials()).isZero();
        }
    }

    private static Document parse(Sent sent) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(sent.body())));
    }
}
