package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Approval over a restart of the controller. */
class ApprovalRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    @Test
    void what_was_approved_is_in_force_before_any_job_is_there_and_what_was_signed_meanwhile_is_recorded()
            throws Throwable {
        Keys keys = new Keys(folder.resolve("security"));
        session.then(j -> {
            write(j, "deploy");
            keys.sign(policies(j));
            AccessBrokerConfiguration.get().setApprovalFile(keys.approval().toString());
            AccessBrokerConfiguration.get().save();
            assertThat(isInForce("deploy")).isTrue();
            write(j, "evil");
        });
        session.then(j -> {
            assertThat(isInForce("deploy")).isTrue();
            assertThat(isInForce("evil")).isFalse();
            assertThat(PolicyWatch.policies().snapshot().waiting()).isPresent();
            assertThat(PolicyWatch.policies().snapshot().problems()).isEmpty();
            write(j, "release");
            keys.sign(policies(j));
        });
        session.then(j -> {
            assertThat(isInForce("release")).isTrue();
            assertThat(PolicyWatch.policies().snapshot().isNewest()).isTrue();
        });
    }

    private static boolean isInForce(String grant) {
        return AccessBroker.get()
                .policies()
                .grant(new GrantName("payments", grant))
                .isPresent();
    }

    private static void write(JenkinsRule j, String grant) throws IOException {
        Files.createDirectories(policies(j));
        Files.writeString(policies(j).resolve("payments.yaml"), SamplePolicies.policy("payments", grant));
    }

    private static Path policies(JenkinsRule j) {
        return j.jenkins.getRootDir().toPath().resolve("access-broker/policies");
    }
}
