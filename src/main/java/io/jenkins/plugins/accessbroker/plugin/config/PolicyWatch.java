package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Keeps the controller's policies up with its policy directory. */
@Extension
public final class PolicyWatch extends PeriodicWork {
    /** Between two looks. */
    static final long SECONDS = 10;

    /** Where the approved version in force is kept, below {@code JENKINS_HOME}. */
    static final String KEPT = "access-broker/approved";

    private final List<ScopeReader> scopes =
            IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList();
    private final InstantSource clock = InstantSource.system();
    private PoliciesInForce policies;
    private Optional<Path> demanded = Optional.empty();
    private Optional<Taking> taking = Optional.empty();

    /** The policies of this controller. */
    public static PoliciesInForce policies() {
        return ExtensionList.lookupSingleton(PolicyWatch.class).ofController();
    }

    private synchronized PoliciesInForce ofController() {
        if (policies == null) {
            policies = new PoliciesInForce(
                    () -> AccessBrokerConfiguration.get().settings().policies(), this::taking, clock);
        }
        return policies;
    }

    /** As the configuration at the moment demands it. */
    private synchronized Taking taking() {
        Optional<Path> approval = AccessBrokerConfiguration.get().settings().approval();
        if (taking.isEmpty() || !approval.equals(demanded)) {
            demanded = approval;
            taking = Optional.of(approval.map(this::approved).orElseGet(() -> new FilesAsTheyAre(scopes, clock)));
        }
        return taking.get();
    }

    private Taking approved(Path file) {
        return new ApprovedVersions(
                file, new KeptPolicies(Directories.resolve(KEPT)), scopes, PolicyRecorder.log(), clock);
    }

    /** Loads the policies before any job is there that could ask. */
    @Initializer(after = InitMilestone.SYSTEM_CONFIG_ADAPTED, before = InitMilestone.JOB_LOADED)
    public static void start() {
        policies().reloadNow();
    }

    private synchronized boolean isDemanded(Optional<Path> approval) {
        return taking.isPresent() && approval.equals(demanded);
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
            if (!policies().snapshot().directory().equals(settings.policies())
                    || !ExtensionList.lookupSingleton(PolicyWatch.class).isDemanded(settings.approval())) {
                policies().reloadNow();
            }
        }
    }
}
