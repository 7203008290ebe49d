package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.EnvVars;
import io.jenkins.plugins.accessbroker.issuer.git.GitConfig;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/**
 * Sets the variables of what a block holds, as soon as it holds anything. What git was told before stays, such as by an outer
 * block.
 */
final class AccessEnvironment extends EnvironmentExpander {
    private static final long serialVersionUID = 1L;

    private final HeldAccess access;

    AccessEnvironment(HeldAccess access) {
        this.access = access;
    }

    @Override
    public void expand(EnvVars env) {
        GitConfig.over(env, access.environment()).forEach(env::override);
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return access.sensitive();
    }
}
