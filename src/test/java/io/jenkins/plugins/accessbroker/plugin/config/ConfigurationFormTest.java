package io.jenkins.plugins.accessbroker.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Items;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import io.jenkins.plugins.accessbroker.plugin.config.aws.AwsIdentity;
import io.jenkins.plugins.accessbroker.plugin.config.aws.AwsIssuerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.aws.CredentialsFile;
import io.jenkins.plugins.accessbroker.plugin.config.aws.DefaultChain;
import io.jenkins.plugins.accessbroker.plugin.config.aws.JenkinsCredential;
import io.jenkins.plugins.accessbroker.plugin.config.aws.Profile;
import io.jenkins.plugins.accessbroker.plugin.config.aws.WebIdentityTokenFile;
import io.jenkins.plugins.accessbroker.plugin.facts.BuildFacts;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The form, filled by a person and saved. */
@WithJenkins
class ConfigurationFormTest {
    private static final String PAGE = "manage/access-broker/configuration/";

    @Test
    void keeps_what_it_shows(JenkinsRule j) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.SYSTEM, "broker-keys", "", "AKIAIOSFODNN7EXAMPLE", "not-a-real-secret-key"));
        for (AwsIdentity identity : List.of(
                new DefaultChain(),
                new Profile("broker"),
                new CredentialsFile("/etc/access-broker/aws"),
                new WebIdentityTokenFile("/var/run/token"),
                new JenkinsCredential("broker-keys"))) {
            AwsIssuerConfiguration aws = new AwsIssuerConfiguration(identity);
            aws.setRegion("eu-west-1");
            aws.setFips(true);
            set("access-broker/rules", List.of(aws));
            String before = Items.XSTREAM2.toXML(AccessBrokerConfiguration.get());
            HtmlPage page = j.createWebClient().goTo(PAGE);
            assertThat(page.getWebResponse().getContentAsString()).doesNotContain("not-a-real-secret-key");
            j.submit(page.getFormByName("config"));
            assertThat(Items.XSTREAM2.toXML(AccessBrokerConfiguration.get())).isEqualTo(before);
        }
    }

    @Test
    void keeps_the_repository_that_it_shows_and_takes_one_that_is_typed(JenkinsRule j) throws Exception {
        PolicyRepository repository = new PolicyRepository("https://git.example.com/policies.git");
        repository.setBranch("production");
        repository.setFolder("prod");
        repository.setCredentialsId("policies-reader"); // which is not there, so that nobody is asked
        repository.setMinutes(30);
        AccessBrokerConfiguration configuration = AccessBrokerConfiguration.get();
        configuration.setPolicyRepository(repository);
        configuration.setBoundaryDirectory("boundaries");
        configuration.save();
        String before = Items.XSTREAM2.toXML(configuration);
        j.submit(j.createWebClient().goTo(PAGE).getFormByName("config"));
        assertThat(Items.XSTREAM2.toXML(configuration)).isEqualTo(before);

        JenkinsRule.WebClient client = j.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo(PAGE).getFormByName("config");
        form.getInputByName("_.url").setValue("ftp://git.example.com/policies.git");
        assertThat(j.submit(form).asNormalizedText()).contains("`policyRepository`: ", "not one of HTTPS or SSH");
        assertThat(configuration.settings().policyRepository()).contains(repository);
    }

    @Test
    void takes_what_is_typed_and_tells_the_listeners(JenkinsRule j) throws Exception {
        HtmlPage page = j.createWebClient().goTo(PAGE);
        HtmlForm form = page.getFormByName("config");
        form.getInputByName("_.policyDirectory").setValue(" rules ");
        form.getInputByName("_.auditOrigin").setValue("");
        j.submit(form);
        AccessBrokerSettings settings = AccessBrokerConfiguration.get().settings();
        assertThat(settings.policyDirectory()).isEqualTo("rules");
        assertThat(PolicyWatch.policies().snapshot().place())
                .isEqualTo(settings.policies().toString());
        assertThat(Files.readString(
                        j.jenkins.getRootDir().toPath().resolve(AccessBrokerConfiguration.class.getName() + ".xml")))
                .contains("<policyDirectory>rules</policyDirectory>");
    }

    @Test
    void refuses_what_is_wrong_and_keeps_what_was(JenkinsRule j) throws Exception {
        AccessBrokerSettings before = AccessBrokerConfiguration.get().settings();
        List<String> said = new ArrayList<>();
        for (String directory : List.of("", "jobs/rules", ".", "access-broker", "access-broker/audit")) {
            JenkinsRule.WebClient client = j.createWebClient().withThrowExceptionOnFailingStatusCode(false);
            HtmlForm form = client.goTo(PAGE).getFormByName("config");
            form.getInputByName("_.policyDirectory").setValue(directory);
            HtmlPage answer = j.submit(form);
            assertThat(answer.getWebResponse().getStatusCode()).isGreaterThanOrEqualTo(400);
            said.add(answer.asNormalizedText());
        }
        assertThat(said).allMatch(text -> text.contains("`policyDirectory`: "));
        assertThat(said.get(1)).contains("is in `jobs` of `JENKINS_HOME`");
        assertThat(said.get(4)).contains("keep them apart");
        assertThat(AccessBrokerConfiguration.get().settings()).isSameAs(before);
    }

    @Test
    void keeps_the_name_of_a_log_that_is_there(JenkinsRule j) throws Exception {
        AccessBrokerConfiguration configuration = AccessBrokerConfiguration.get();
        String origin = configuration.settings().origin();
        assertThat(origin).matches("jenkins-[0-9a-f]{16}/access-broker");
        assertThat(AuditOrigin.problem(
                        "another.example.com/log", configuration.settings().audit()))
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("is called `" + origin + "`", "keeps that name", "an empty `auditDirectory`"));
        assertThat(AuditOrigin.problem(origin, configuration.settings().audit()))
                .isEmpty();
        assertThat(AuditOrigin.problem("has spaces", j.jenkins.getRootDir().toPath()))
                .isPresent();
        Path key = configuration.settings().key();
        configuration.setAuditDirectory("another-log");
        configuration.setAuditOrigin("another.example.com/log");
        configuration.save();
        assertThat(configuration.settings().origin()).isEqualTo("another.example.com/log");
        assertThat(j.jenkins.getRootDir().toPath().resolve("another-log/checkpoint"))
                .exists();
        assertThat(configuration.settings().key()).exists().isNotEqualTo(key);
    }

    @Test
    void begins_no_second_log_of_a_name_that_has_entries(JenkinsRule j) throws Exception {
        AccessBrokerConfiguration configuration = AccessBrokerConfiguration.get();
        hudson.model.FreeStyleProject job = j.createFreeStyleProject("deploy");
        AccessBroker.get()
                .request(
                        j.buildAndAssertSuccess(job),
                        new AccessRequest(
                                GrantName.parse("payments/deploy").orElseThrow(),
                                BuildFacts.gather(job.getLastBuild(), Optional.empty(), name -> false)));
        AccessBrokerSettings before = configuration.settings();
        configuration.setAuditDirectory("another-log");
        assertThatThrownBy(configuration::save)
                .hasMessageContaining("`auditDirectory`: the audit log `" + before.origin() + "` has 1 entries")
                .hasMessageContaining("copy the log to `another-log` first");
        assertThat(configuration.settings()).isSameAs(before);
        assertThat(configuration.getAuditDirectory()).isEqualTo(before.auditDirectory());
    }

    @Test
    void is_not_part_of_the_large_form(JenkinsRule j) throws Exception {
        assertThat(j.createWebClient().goTo("configure").getWebResponse().getContentAsString())
                .doesNotContain("policyDirectory");
    }

    private static void set(String policies, List<IssuerConfiguration> issuers) {
        AccessBrokerConfiguration.get().setPolicyDirectory(policies);
        AccessBrokerConfiguration.get().setIssuers(issuers);
        AccessBrokerConfiguration.get().save();
    }
}
