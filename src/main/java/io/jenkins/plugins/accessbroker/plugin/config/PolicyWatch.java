package io.jenkins.plugins.accessbroker.plugin.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.model.PeriodicWork;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import io.jenkins.plugins.accessbroker.policy.source.KeptReviews;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/** Keeps the controller's policies up with where they are. */
@Extension
public final class PolicyWatch extends PeriodicWork {
    /** Between two looks. */
    static final long SECONDS = 10;

    private final List<ScopeReader> scopes =
            IssuerKinds.all().stream().map(IssuerKind::scopeReader).toList();
    private final InstantSource clock = InstantSource.system();
    private PoliciesInForce policies;
    private Optional<Wanted> wanted = Optional.empty();
    private Taking taking;

    /** What of the configuration is about policies. */
    private record Wanted(
            Path directory, Optional<PolicyRepository> repository, Optional<Path> boundaries, Optional<Path> approval) {
        static Wanted of(AccessBrokerSettings settings) {
            return new Wanted(
                    settings.policies(), settings.policyRepository(), settings.boundaries(), settings.approval());
        }
    }

    /** The policies of this controller. */
    public static PoliciesInForce policies() {
        return ExtensionList.lookupSingleton(PolicyWatch.class).ofController();
    }

    private synchronized PoliciesInForce ofController() {
        if (policies == null) {
            policies = new PoliciesInForce(this::taking, clock);
        }
        return policies;
    }

    /** As the configuration at the moment demands it. */
    private synchronized Taking taking() {
        Wanted now = Wanted.of(AccessBrokerConfiguration.get().settings());
        if (wanted.filter(now::equals).isEmpty()) {
            taking = make(now);
            wanted = Optional.of(now);
        }
        return taking;
    }

    private Taking make(Wanted now) {
        if (now.repository().isEmpty() && now.approval().isEmpty()) {
            return new FilesAsTheyAre(now.directory(), now.boundaries(), scopes, clock);
        }
        Path kept = Directories.resolve(Directories.KEPT);
        PolicyPlace place = now.repository()
                .<PolicyPlace>map(
                        repository -> new PolicyPlace.Repository(repository, kept.resolve("repository.git"), clock))
                .orElseGet(() -> new PolicyPlace.Directory(now.directory()));
        return new KeptVersions(
                place,
                now.approval(),
                now.boundaries(),
                new KeptPolicies(kept),
                new KeptReviews(Directories.resolve(Directories.REVIEWS)),
                scopes,
                PolicyRecorder.log(),
                clock);
    }

    /** Puts policies in force before any job is there that could ask, and once there is a log that records it. */
    public static void start() {
        policies().begin();
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.SECONDS.toMillis(SECONDS);
    }

    @Override
    protected void doRun() {
        ofController().look();
    }

    /** Takes policies anew when the configuration has others, once the broker is set up by it and can record that. */
    @Extension(ordinal = -100)
    public static final class OnChange implements ConfigurationListener {
        @Override
        public void changed(AccessBrokerSettings settings) {
            boolean started = Jenkins.get().getInitLevel().compareTo(InitMilestone.SYSTEM_CONFIG_ADAPTED) >= 0;
            if (started && !policies().isAsConfigured()) {
                policies().reloadNow();
            }
        }
    }
}
