package io.jenkins.plugins.accessbroker.plugin.freestyle;

import hudson.Extension;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Item;
import hudson.tasks.BuildWrapper;
import hudson.tasks.BuildWrapperDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.accessbroker.issuer.git.GitConfig;
import io.jenkins.plugins.accessbroker.plugin.lease.Asking;
import io.jenkins.plugins.accessbroker.plugin.lease.MaskingStream;
import io.jenkins.plugins.accessbroker.plugin.lease.Wish;
import io.jenkins.plugins.accessbroker.plugin.lease.WishForm;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Builds of a job hold the access that it asks for, from before their first step until after their last. */
public final class AccessBuildWrapper extends BuildWrapper {
    private final String grants;
    private String ttl;
    private String reason;
    private String variables;

    /** Grants by their full names, divided by commas or line breaks. */
    @DataBoundConstructor
    public AccessBuildWrapper(String grants) {
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
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(AbstractBuild build, OutputStream logger) {
        AbstractBuild<?, ?> owner = build;
        return new MaskingStream(logger, () -> BuildAccess.of(owner).mask(), owner.getCharset());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Environment setUp(AbstractBuild build, Launcher launcher, BuildListener listener) throws IOException {
        Wish wish = Wish.of(grants, ttl, reason, variables);
        Asking asking = new Asking(build, wish, listener.getLogger());
        BuildAccess access = BuildAccess.of(asking.ask(Optional.ofNullable(build.getBuiltOn())), wish.names());
        access.keep(build);
        return new AccessEnvironment(access);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void makeSensitiveBuildVariables(AbstractBuild build, Set<String> sensitiveVariables) {
        sensitiveVariables.addAll(BuildAccess.of((AbstractBuild<?, ?>) build).sensitive());
    }

    /** The variables, from the build's first step to its last; post-build actions do not have them. */
    private final class AccessEnvironment extends Environment {
        private final BuildAccess access;
        private volatile boolean over;

        AccessEnvironment(BuildAccess access) {
            this.access = access;
        }

        /** Core expands what comes from here, so that a dollar has to be doubled. */
        @Override
        public void buildEnvVars(Map<String, String> env) {
            if (!over) {
                GitConfig.over(env, access.environment())
                        .forEach((name, value) -> env.put(name, value.replace("$", "$$")));
            }
        }

        @Override
        @SuppressWarnings("rawtypes")
        public boolean tearDown(AbstractBuild build, BuildListener listener) {
            over = true;
            EndOfSteps.end(build, access, listener.getLogger());
            return true;
        }
    }

    /** The wrapper's form. */
    @Extension
    public static final class DescriptorImpl extends BuildWrapperDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.AccessBuildWrapper_displayName();
        }

        @Override
        public boolean isApplicable(AbstractProject<?, ?> item) {
            return true;
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
