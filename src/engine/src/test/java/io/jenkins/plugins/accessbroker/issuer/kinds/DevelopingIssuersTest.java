package io.jenkins.plugins.accessbroker.issuer.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.Cases;
import io.jenkins.plugins.accessbroker.audit.AuditEvent.EndCause;
import io.jenkins.plugins.accessbroker.audit.json.JsonAuditLog;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.Issuer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.Revocation;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.Broker;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyDirectory;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.json.RequestReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The issuer that {@code docs/developing-issuers.md} builds is built and used, as it stands there. */
class DevelopingIssuersTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final class|record) (\\w+)");

    @TempDir
    Path folder;

    @Test
    void its_code_is_an_issuer_from_the_policy_file_to_the_audit_log() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {compiled().toUri().toURL()})) {
            IssuerKind kind = (IssuerKind) loader.loadClass("example.ticket.TicketKind")
                    .getConstructor()
                    .newInstance();
            PolicySet policies = policies(kind);
            Problems problems = new Problems();
            try (Issuer issuer = kind.open(settings(problems), InstantSource.system())
                            .orElseThrow();
                    JsonAuditLog log = JsonAuditLog.open(folder.resolve("audit"), "test", InstantSource.system())) {
                assertThat(problems.isEmpty()).isTrue();
                Broker broker = new Broker(
                        () -> policies, () -> Map.of(kind.name(), issuer), log, InstantSource.system(), () -> "l-1");
                Answer.Granted granted = (Answer.Granted) broker.request(request());
                assertThat(granted.credential().secrets().get("TICKET").reveal())
                        .startsWith("front/");
                assertThat(broker.end(granted.lease(), EndCause.BLOCK_ENDED).orElseThrow())
                        .isInstanceOf(Revocation.Revoked.class);
            }
        }
    }

    @Test
    void its_line_has_every_issuer_that_is_registered() throws IOException {
        String line = blocks("text").get(0);
        assertThat(line).contains("private static final List<IssuerKind> ALL = List.of(");
        IssuerKinds.all()
                .forEach(kind ->
                        assertThat(line).contains("new " + kind.getClass().getSimpleName() + "(), "));
    }

    private Path compiled() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                folder.resolve("classes").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xlint:all"));
        for (String code : blocks("java")) {
            Matcher type = TYPE.matcher(code);
            assertThat(type.find()).isTrue();
            arguments.add(Files.writeString(folder.resolve(type.group(1) + ".java"), code)
                    .toString());
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        assertThat(result).isZero();
        return folder.resolve("classes");
    }

    private PolicySet policies(IssuerKind kind) throws IOException {
        Path directory = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(directory.resolve("house.yaml"), blocks("yaml").get(0));
        LoadedPolicies loaded = PolicyDirectory.load(directory, List.of(kind.scopeReader()));
        assertThat(loaded.problems()).isEmpty();
        return new PolicySet(loaded.policies());
    }

    private static Fields settings(Problems problems) {
        Node node = Yaml.read("issuers.yaml", "office: west".getBytes(StandardCharsets.UTF_8), problems)
                .orElseThrow();
        return new Fields("the settings", (Node.Mapping) node, problems);
    }

    private static AccessRequest request() throws Exception {
        return new AccessRequest(
                GrantName.parse("house/open").orElseThrow(),
                RequestReader.read(Cases.testdata("requests/1-release-on-main.json"))
                        .build());
    }

    private static List<String> blocks(String language) throws IOException {
        String page = Files.readString(Cases.testdata("../docs/developing-issuers.md"));
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }
}
