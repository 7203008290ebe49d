package io.jenkins.plugins.accessbroker.plugin.anchor;

import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.grant;
import static io.jenkins.plugins.accessbroker.plugin.testing.Cloud.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hudson.model.AdministrativeMonitor;
import hudson.model.Items;
import hudson.model.Run;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorState;
import io.jenkins.plugins.accessbroker.lease.Answer;
import io.jenkins.plugins.accessbroker.lease.BrokerFault;
import io.jenkins.plugins.accessbroker.plugin.admin.AnchorsMonitor;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.plugin.testing.Cloud;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Anchors as an administrator sets them up, and what becomes of builds. */
@WithJenkins
class AnchorsTest {
    @TempDir
    private Path folder;

    @Test
    void the_example_of_the_page_can_be_loaded_and_written_again(JenkinsRule j) throws Exception {
        String page = Files.readString(Path.of("docs", "anchors.md"));
        String example = page.split("```yaml\n")[1].split("```")[0];
        apply(example);
        assertThat(AnchorsConfiguration.get().inForce())
                .extracting(anchor -> anchor.getClass().getSimpleName())
                .containsExactly("AnchorDirectory", "AnchorBranch", "AnchorBucket", "AnchorWitness");
        assertThat(AnchorsConfiguration.get().inForce().get(3).demand()).isPresent();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("path: \"/mnt/audit-anchors\"", "credentialsId: \"audit-anchors\"", "required: true");
    }

    @Test
    void the_form_keeps_what_it_shows(JenkinsRule j) throws Exception {
        apply(Files.readString(Path.of("docs", "anchors.md"))
                .split("```yaml\n")[1]
                .split("```")[0]);
        String before = Items.XSTREAM2.toXML(AnchorsConfiguration.get());

        HtmlPage page = j.createWebClient().goTo("manage/access-broker/configuration/");
        j.submit(page.getFormByName("config"));

        assertThat(Items.XSTREAM2.toXML(AnchorsConfiguration.get())).isEqualTo(before);
    }

    @Test
    void what_is_wrong_is_refused_and_what_was_stays(JenkinsRule j) throws Exception {
        AnchorDirectory good = new AnchorDirectory("/mnt/anchors");
        set(good);
        for (AuditAnchor bad : List.of(
                new AnchorDirectory("anchors"),
                new AnchorWitness("https://u:hunter2@w.example.com", "w+1+x"),
                new AnchorBranch("ssh://git@example.com/x.git"),
                new AnchorBucket("No Bucket", "eu-west-1"))) {
            assertThatThrownBy(() -> set(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("`anchors`: `")
                    .hasMessageNotContaining("hunter2");
            assertThat(AnchorsConfiguration.get().getAnchors()).containsExactly(good);
        }
    }

    @Test
    void the_log_is_anchored_and_an_alarm_is_told_until_it_is_over(JenkinsRule j) throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        try (Cloud cloud = Cloud.start().serve(policy(grant("read", "read", "agents: {builtIn: allow}")))) {
            Run<?, ?> build = j.buildAndAssertSuccess(j.createFreeStyleProject());
            set(new AnchorDirectory(target.toString()));
            assertThat(request(build)).isInstanceOf(Answer.Granted.class);
            AnchorsConfiguration.get().save();
            AnchorState anchored = await(state -> state.last().isPresent() && state.unanchored() == 0);
            assertThat(anchored.last().orElseThrow().size()).isEqualTo(3);
            assertThat(text(j)).contains("Anchors of the audit log", target.toString(), "sound");
            assertThat(monitor().isActivated()).isFalse();

            Files.move(target, folder.resolve("away"));
            AnchorsConfiguration.get().save();
            await(state -> state.alarm().isPresent());
            assertThat(monitor().isActivated()).isTrue();
            assertThat(text(j)).contains("Alarm since", "is not there: mount or create it");
            assertThat(request(build)).isInstanceOf(Answer.Granted.class);

            Files.move(folder.resolve("away"), target);
            AnchorsConfiguration.get().save();
            await(state -> state.alarm().isEmpty() && state.unanchored() == 0);
            assertThat(monitor().isActivated()).isFalse();
        }
    }

    @Test
    void nothing_is_given_while_a_required_anchor_is_too_far_behind(JenkinsRule j) throws Exception {
        Path target = folder.resolve("target");
        AnchorDirectory required = new AnchorDirectory(target.toString());
        required.setRequired(true);
        required.setWithinEntries(2);
        try (Cloud cloud = Cloud.start().serve(policy(grant("read", "read", "agents: {builtIn: allow}")))) {
            Run<?, ?> build = j.buildAndAssertSuccess(j.createFreeStyleProject());
            set(required);
            while (!(AnchorService.get().states().get(0).unanchored() > 2)) {
                request(build);
            }
            BrokerFault fault = catchThrowableOfType(BrokerFault.class, () -> request(build));
            assertThat(fault).hasMessageContaining("is not anchored as it must be before access is given");
            int recorded = cloud.events().size();
            assertThat(AccessBroker.get().request(build, wish(build, "none"))).isInstanceOf(Answer.Refused.class);
            assertThat(cloud.events()).hasSize(recorded + 1);

            Files.createDirectory(target);
            AnchorsConfiguration.get().save();
            await(state -> state.unanchored() == 0);
            assertThat(request(build)).isInstanceOf(Answer.Granted.class);
        }
    }

    private static Answer request(Run<?, ?> build) throws Exception {
        return AccessBroker.get().request(build, wish(build, "read"));
    }

    private static AccessRequest wish(Run<?, ?> build, String grant) throws Exception {
        return new AccessRequest(
                new GrantName("team", grant), BuildFacts.gather(build, Optional.of(Jenkins.get()), account -> false));
    }

    /** Saving looks at each anchor anew. */
    private static void set(AuditAnchor anchor) {
        AnchorsConfiguration.get().setAnchors(List.of(anchor));
        AnchorsConfiguration.get().save();
    }

    private static AnchorState await(Predicate<AnchorState> condition) throws InterruptedException {
        AnchorState state = AnchorService.get().states().get(0);
        while (!condition.test(state)) {
            Thread.sleep(10);
            state = AnchorService.get().states().get(0);
        }
        return state;
    }

    private static AnchorsMonitor monitor() {
        return AdministrativeMonitor.all().get(AnchorsMonitor.class);
    }

    private static String text(JenkinsRule j) throws Exception {
        return j.createWebClient().goTo("manage/access-broker/").asNormalizedText();
    }

    private void apply(String yaml) throws Exception {
        Path file = Files.writeString(Files.createTempFile(folder, "casc", ".yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }
}
