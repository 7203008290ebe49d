package io.jenkins.plugins.accessbroker.plugin.broker;

import io.jenkins.plugins.accessbroker.audit.log.FileLog;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerConfiguration;
import io.jenkins.plugins.accessbroker.plugin.config.AccessBrokerSettings;
import io.jenkins.plugins.accessbroker.plugin.config.PolicySnapshot;
import io.jenkins.plugins.accessbroker.plugin.config.PolicyWatch;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Puts together how the broker is. */
final class HealthReport {
    private HealthReport() {}

    static Health of(Optional<AuditStore> audit, int openLeases) {
        AccessBrokerSettings settings = AccessBrokerConfiguration.get().settings();
        return new Health(
                audit(settings, audit),
                policies(settings, PolicyWatch.policies().snapshot()),
                issuers(settings),
                openLeases);
    }

    private static Health.Audit audit(AccessBrokerSettings settings, Optional<AuditStore> store) {
        Optional<FileLog> file = store.flatMap(AuditStore::file);
        Optional<String> fault = store.isEmpty()
                ? Optional.of("the audit log is not open: open it again, or look into the log of the controller")
                : store.get().fault().map(Throwable::getMessage);
        return new Health.Audit(
                settings.audit(),
                file.map(log -> log.key().name()).orElseGet(settings::origin),
                fault,
                file.map(log -> log.checkpoint().checkpoint().size()),
                store.flatMap(AuditStore::lastRecorded),
                file.map(log -> log.key().toString()));
    }

    private static Health.Policies policies(AccessBrokerSettings settings, PolicySnapshot now) {
        return new Health.Policies(
                now.place(),
                settings.policyRepository().isPresent() || Files.exists(settings.policies()),
                settings.policyRepository().isPresent(),
                now.loadedFrom(),
                now.loadedAt(),
                now.files(),
                now.grants(),
                now.problems(),
                now.waiting()
                        .map(version -> new Health.Waiting(
                                version.digest(),
                                version.why(),
                                version.verdict().isPresent())));
    }

    private static List<Health.IssuerState> issuers(AccessBrokerSettings settings) {
        return settings.issuers().stream()
                .map(issuer -> new Health.IssuerState(issuer.name(), issuer.summary(), issuer.problems()))
                .toList();
    }
}
