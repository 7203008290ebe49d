package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.plugin.lease.WishForm;
import io.jenkins.plugins.accessbroker.plugin.lease.WishText;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The step {@code withAccess}: its block holds the access that it asks for. */
public final class WithAccessStep extends Step {
    private final String grants;
    private String ttl;
    private String reason;
    private String variables;

    /** Grants by their full names, divided by commas or line breaks. */
    @DataBoundConstructor
    public WithAccessStep(String grants) {
        this.grants = grants;
    }

    public String getGrants() {
        return grants;
    }

    public String getTtl() {
        return ttl;
    }

    @DataBoundSetter
    public void setTtl(String ttl) {
        this.ttl = Util.fixEmptyAndTrim(ttl);
    }

    public String getReason() {
        return reason;
    }

    @DataBoundSetter
    public void setReason(String reason) {
        this.reason = Util.fixEmptyAndTrim(reason);
    }

    public String getVariables() {
        return variables;
    }

    @DataBoundSetter
    public void setVariables(String variables) {
        this.variables = Util.fixEmptyAndTrim(variables);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new WithAccessExecution(new WishText(grants, ttl, reason, variables), context);
    }

    /** Takes lists and maps where authors of pipelines write them, and texts from forms. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor implements CustomDescribableModel {
        @Override
        public String getFunctionName() {
            return "withAccess";
        }

        @Override
        public String getDisplayName() {
            return Messages.WithAccessStep_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        @Override
        public Step newInstance(Map<String, Object> arguments) throws Exception {
            return super.newInstance(Arguments.fromPipeline(arguments));
        }

        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            return Arguments.flat(arguments);
        }

        @Override
        public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable described) {
            return described.withArguments(Arguments.rich(described.getArguments()));
        }

        @Override
        public String argumentsToString(Map<String, Object> arguments) {
            return Arguments.summary(arguments);
        }

        @POST
        public FormValidation doCheckGrants(@AncestorInPath Item item, @QueryParameter String value) {
            return WishForm.grants(item, value);
        }

        @POST
        public FormValidation doCheckTtl(@AncestorInPath Item item, @QueryParameter String value) {
            return WishForm.ttl(item, value);
        }

        @POST
        public FormValidation doCheckReason(@AncestorInPath Item item, @QueryParameter String value) {
            return WishForm.reason(item, value);
        }

        @POST
        public FormValidation doCheckVariables(@AncestorInPath Item item, @QueryParameter String value) {
            return WishForm.variables(item, value);
        }
    }
}
