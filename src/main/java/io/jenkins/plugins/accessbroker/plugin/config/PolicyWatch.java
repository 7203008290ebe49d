package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Keeps the controller's policies up with its policy directory. */
@Extension
public final class PolicyWatch extends PeriodicWork {
    /** Between two looks. */
    static final long SECONDS = 10;

    private PoliciesInForce policies;

    /** The policies of this controller. */
    public static PoliciesInForce policies() {
        return ExtensionList.lookupSingleton(PolicyWatch.class).ofController();
    }

    private synchronized PoliciesInForce ofController() {
        if (policies == null) {
            policies = new PoliciesInForce(
                    () -> AccessBrokerConfiguration.get().settings().policies(),
                    IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList(),
                    InstantSource.system());
        }
        return policies;
    }

    /** Loads the policies before any job is there that could ask. */
    @Initializer(after = InitMilestone.SYSTEM_CONFIG_ADAPTED, before = InitMilestone.JOB_LOADED)
    public static void start() {
        policies().reloadNow();
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(SECONDS);
    }

    @Override
    protected void doRun() {
        ofController().look();
    }

    /** Takes the files of another directory when the configuration names one. */
    @Extension(ordinal = 100)
    public static final class OnChange implements ConfigurationListener {
        @Override
        public void changed(AccessBrokerSettings settings) {
            if (!policies().snapshot().directory().equals(settings.policies())) {
                policies().reloadNow();
            }
        }
    }
}
