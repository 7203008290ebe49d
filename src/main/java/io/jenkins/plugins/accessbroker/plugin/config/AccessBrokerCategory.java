package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.Extension;
import jenkins.model.GlobalConfigurationCategory;
import org.jenkinsci.Symbol;

/** Keeps the configuration out of the one large form; {@code access} in Configuration as Code. */
@Extension
@Symbol("access")
public class AccessBrokerCategory extends GlobalConfigurationCategory {
    @Override
    public String getDisplayName() {
        return Messages.AccessBrokerCategory_DisplayName();
    }

    @Override
    public String getShortDescription() {
        return Messages.AccessBrokerCategory_Description();
    }
}
