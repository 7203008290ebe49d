package io.jenkins.plugins.accessbroker.plugin.step;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.issuer.Secret;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.plugin.lease.HeldLease;
import io.jenkins.plugins.accessbroker.plugin.lease.VariableNames;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an agent that was refused gets when it asks for its lines to be looked at. */
@WithJenkins
class RemoteFilterTest {
    private static final String SECRET = "value-that-nobody-may-see";

    private final HeldAccess access = new HeldAccess(null);
    private final RemoteFilter.OnController lines = new RemoteFilter.OnController(access, "UTF-8");

    @BeforeEach
    void hold(JenkinsRule j) {
        Instant expires = Instant.parse("2999-01-01T00:00:00Z");
        Secret secret = Secret.of(SECRET);
        Credential credential = new Credential(
                "KEY-1", secret.sha256(), Map.of("TOKEN", secret), new TreeMap<>(), expires, "req-1", new TreeMap<>());
        CredentialMark mark = new CredentialMark("test", "KEY-1", secret.sha256());
        Lease lease = new Lease("1", new GrantName("team", "read"), "a #1", mark, expires, 1, "");
        access.hold(List.of(HeldLease.of(lease, credential)), new VariableNames(new TreeMap<>()));
    }

    @Test
    void secrets_are_hidden_in_a_line_and_nothing_else_is() {
        assertThat(hide("it is " + SECRET + "\n")).isEqualTo("it is ****\n");
        assertThat(hide("it is nothing\n")).isEqualTo("it is nothing\n");
    }

    @Test
    void a_line_of_the_greatest_length_is_looked_at_and_a_longer_one_is_withheld() {
        String most = "x".repeat(RemoteFilter.MOST_BYTES - SECRET.length()) + SECRET;
        assertThat(hide(most)).endsWith("x****");
        assertThat(hide("x" + most))
                .isEqualTo("[access broker] a line is withheld: it has more than 65536 bytes to look for secrets in\n");
    }

    @Test
    void after_the_block_nothing_is_looked_at() {
        access.finish();
        String withheld =
                "[access broker] a line is withheld: the block whose secrets are to be hidden in it is over\n";
        assertThat(hide("it is " + SECRET + "\n")).isEqualTo(withheld);
        assertThat(hide("it is nothing\n")).isEqualTo(withheld);
    }

    private String hide(String line) {
        return new String(lines.hide(line.getBytes(UTF_8)), UTF_8);
    }
}
