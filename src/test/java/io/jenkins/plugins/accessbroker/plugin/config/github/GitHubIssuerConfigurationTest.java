package io.jenkins.plugins.accessbroker.plugin.config.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.ProxyConfiguration;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.accessbroker.issuer.call.ProxySettings;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.springframework.security.access.AccessDeniedException;

@WithJenkins
class GitHubIssuerConfigurationTest {
    private static final String PAGE = "manage/access-broker/configuration/";

    @Test
    void its_form_keeps_what_it_shows_and_shows_no_key(JenkinsRule j) throws Exception {
        credentials();
        GitHubIssuerConfiguration before = new GitHubIssuerConfiguration(" 4711 ", "app-file");
        before.setApiUrl("https://github.example.com/api/v3");
        AccessBrokerConfiguration.get().setIssuers(List.of(before));
        AccessBrokerConfiguration.get().save();
        HtmlPage page = j.createWebClient().goTo(PAGE);
        assertThat(page.getWebResponse().getContentAsString()).doesNotContain("the-key");
        j.submit(page.getFormByName("config"));
        GitHubIssuerConfiguration after = (GitHubIssuerConfiguration)
                AccessBrokerConfiguration.get().settings().issuers().get(0);
        assertThat(after).isNotSameAs(before);
        j.assertEqualDataBoundBeans(before, after);
        assertThat(after.summary())
                .isEqualTo("asks the github at https://github.example.com/api/v3 as app 4711 with credential"
                        + " `app-file` of Jenkins");
    }

    @Test
    void it_is_refused_with_all_that_is_wrong(JenkinsRule j) {
        GitHubIssuerConfiguration wrong = new GitHubIssuerConfiguration("my app", "");
        wrong.setApiUrl("http://github.example.com/api/v3");
        assertThat(wrong.problems())
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("`apiUrl`: "))
                .anyMatch(problem -> problem.startsWith("`clientId`: "))
                .anyMatch(problem -> problem.startsWith("`privateKeyCredentialsId`: "));
        AccessBrokerConfiguration.get().setIssuers(List.of(wrong));
        assertThatThrownBy(() -> AccessBrokerConfiguration.get().save()).hasMessageContaining("`issuers`: `github`: ");
        assertThat(AccessBrokerConfiguration.get().settings().issuers()).isEmpty();
    }

    @Test
    void its_checks_are_for_administrators_and_by_post(JenkinsRule j) throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        credentials();
        GitHubIssuerConfiguration.DescriptorImpl form =
                j.jenkins.getDescriptorByType(GitHubIssuerConfiguration.DescriptorImpl.class);
        try (ACLContext ignored = ACL.as2(User.getById("reader", true).impersonate2())) {
            assertThatThrownBy(() -> form.doCheckApiUrl("x")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> form.doCheckClientId("x")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> form.doCheckPrivateKeyCredentialsId("x"))
                    .isInstanceOf(AccessDeniedException.class);
            assertThat(values(form.doFillPrivateKeyCredentialsIdItems("app-file")))
                    .containsExactly("app-file");
        }
        try (ACLContext ignored = ACL.as2(User.getById("admin", true).impersonate2())) {
            assertThat(form.doCheckApiUrl("").kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(form.doCheckApiUrl("https://github.com").kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(form.doCheckClientId("Iv23liExampleExample1").kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(form.doCheckClientId("my app").kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(form.doCheckPrivateKeyCredentialsId("").kind).isEqualTo(FormValidation.Kind.ERROR);
            assertThat(values(form.doFillPrivateKeyCredentialsIdItems("")))
                    .containsExactlyInAnyOrder("", "app-file", "app-text", "app-empty");
        }
        JenkinsRule.WebClient admin =
                j.createWebClient().withThrowExceptionOnFailingStatusCode(false).login("admin");
        String check = "descriptorByName/" + GitHubIssuerConfiguration.class.getName() + "/checkApiUrl?value=x";
        assertThat(admin.goTo(check).getWebResponse().getStatusCode()).isEqualTo(HttpURLConnection.HTTP_NOT_FOUND);
        WebRequest post = new WebRequest(admin.createCrumbedUrl(check), HttpMethod.POST);
        assertThat(admin.getPage(post).getWebResponse().getStatusCode()).isEqualTo(HttpURLConnection.HTTP_OK);
    }

    @Test
    void its_key_is_a_secret_file_or_a_secret_text(JenkinsRule j) throws Exception {
        credentials();
        assertThat(PrivateKey.of("app-file").orElseThrow().reveal()).isEqualTo("the-key of the file");
        assertThat(PrivateKey.of("app-text").orElseThrow().reveal()).isEqualTo("the-key of the text");
        assertThat(PrivateKey.of("app-empty")).isEmpty();
        assertThat(PrivateKey.of("somebody")).isEmpty();
        assertThat(PrivateKey.of("gone")).isEmpty();
    }

    @Test
    void it_goes_through_the_proxy_that_the_controller_has_at_the_moment(JenkinsRule j) throws Exception {
        ProxySettings settings = ControllerProxy.settings();
        URI github = URI.create("https://api.github.com/zen");
        assertThat(settings.selector().select(github)).containsExactly(Proxy.NO_PROXY);
        assertThat(settings.signIn().get()).isEmpty();
        j.jenkins.setProxy(
                new ProxyConfiguration("proxy.example.com", 3128, "user", "proxy-password", "*.internal.example.com"));
        assertThat(settings.selector().select(github))
                .extracting(proxy -> ((InetSocketAddress) proxy.address()).getHostString())
                .containsExactly("proxy.example.com");
        assertThat(settings.selector().select(URI.create("https://github.internal.example.com/api/v3")))
                .containsExactly(Proxy.NO_PROXY);
        assertThat(settings.signIn().get().orElseThrow().reveal())
                .isEqualTo(ProxySettings.basic("user", "proxy-password").reveal());
    }

    private static List<String> values(ListBoxModel choices) {
        return choices.stream().map(choice -> choice.value).toList();
    }

    private static void credentials() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .addAll(List.of(
                        new FileCredentialsImpl(
                                CredentialsScope.SYSTEM,
                                "app-file",
                                "",
                                "app.pem",
                                SecretBytes.fromBytes("the-key of the file".getBytes(StandardCharsets.US_ASCII))),
                        new StringCredentialsImpl(
                                CredentialsScope.SYSTEM, "app-text", "", Secret.fromString("the-key of the text")),
                        new StringCredentialsImpl(CredentialsScope.SYSTEM, "app-empty", "", Secret.fromString(" ")),
                        new UsernamePasswordCredentialsImpl(
                                CredentialsScope.SYSTEM, "somebody", "", "somebody", "a-password-of-14-chars")));
    }
}
