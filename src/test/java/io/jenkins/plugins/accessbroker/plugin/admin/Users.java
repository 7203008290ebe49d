package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.model.Item;
import io.jenkins.plugins.accessbroker.plugin.permission.AccessPermissions;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** People with one permission each, beyond that to read Jenkins; and what they are answered. */
public final class Users {
    private final JenkinsRule j;

    private Users(JenkinsRule j) {
        this.j = j;
    }

    public static Users of(JenkinsRule j) {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("nobody")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, AccessPermissions.ADMINISTER)
                .everywhere()
                .to("broker")
                .grant(Jenkins.READ, AccessPermissions.ADMINISTER, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, AccessPermissions.APPROVE_POLICY)
                .everywhere()
                .to("approver")
                .grant(Jenkins.READ, AccessPermissions.VIEW_AUDIT)
                .everywhere()
                .to("auditor")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("onlooker"));
        return new Users(j);
    }

    public static List<String> all() {
        return List.of("nobody", "admin", "broker", "approver", "auditor");
    }

    public JenkinsRule.WebClient as(String user) throws Exception {
        JenkinsRule.WebClient client = j.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setRedirectEnabled(true);
        return client.login(user);
    }

    public HtmlPage page(String user, String path) throws Exception {
        return (HtmlPage) as(user).goTo(path, null);
    }

    public int get(String user, String path) throws Exception {
        return as(user).goTo(path, null).getWebResponse().getStatusCode();
    }

    /** A POST with a crumb, as a form sends it. */
    public int post(String user, String path) throws Exception {
        JenkinsRule.WebClient client = as(user);
        return client.getPage(request(client, path)).getWebResponse().getStatusCode();
    }

    public String text(String user, String path) throws Exception {
        JenkinsRule.WebClient client = as(user);
        return client.getPage(request(client, path)).getWebResponse().getContentAsString();
    }

    private WebRequest request(JenkinsRule.WebClient client, String path) throws IOException {
        WebRequest request = new WebRequest(new URL(j.getURL(), path), HttpMethod.POST);
        return client.addCrumb(request);
    }
}
