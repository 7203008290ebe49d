package io.jenkins.plugins.accessbroker.plugin.admin;

import hudson.model.Descriptor;
import hudson.util.FormApply;
import io.jenkins.plugins.accessbroker.plugin.anchor.AnchorsConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import jakarta.servlet.ServletException;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The configuration form on a page of its own. */
public final class ConfigurationPage {
    ConfigurationPage() {}

    public String getDisplayName() {
        return Messages.ConfigurationPage_DisplayName();
    }

    public String getDescription() {
        return Messages.ConfigurationPage_Description();
    }

    public AccessBrokerConfiguration getConfiguration() {
        return AccessBrokerConfiguration.get();
    }

    public AnchorsConfiguration getAnchors() {
        return AnchorsConfiguration.get();
    }

    /** Puts what the form says in force, or says what is wrong with it. */
    @POST
    public HttpResponse doSubmit(StaplerRequest2 req) throws ServletException, Descriptor.FormException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        JSONObject form = req.getSubmittedForm();
        getAnchors().configure(req, form);
        getConfiguration().configure(req, form);
        return FormApply.success(req.getContextPath() + "/manage/" + AccessBrokerLink.URL + "/");
    }
}
