package io.jenkins.plugins.accessbroker.plugin.broker;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerSettings;
import io.jenkins.plugins.accessbroker.plugin.config.ConfigurationListener;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import java.time.InstantSource;
import jenkins.model.Jenkins;

/** Sets the broker up as it is configured: before any job is there that could ask, and on each change. */
@Extension
public final class ConfiguredBroker implements ConfigurationListener {
    /** Sets it up once Configuration as Code has had its turn, and then loads policies, which its log records. */
    @Initializer(after = InitMilestone.SYSTEM_CONFIG_ADAPTED, before = InitMilestone.JOB_LOADED)
    public static void start() {
        setUp(AccessBrokerConfiguration.get().settings());
        PolicyWatch.start();
    }

    @Override
    public void changed(AccessBrokerSettings settings) {
        if (Jenkins.get().getInitLevel().compareTo(InitMilestone.SYSTEM_CONFIG_ADAPTED) >= 0) {
            setUp(settings);
        }
    }

    private static void setUp(AccessBrokerSettings settings) {
        AccessBroker.get()
                .setUp(new Setup(
                        settings.audit(),
                        settings.key(),
                        settings.origin(),
                        () -> PolicyWatch.policies().snapshot().set(),
                        settings.openIssuers(InstantSource.system())));
    }
}
