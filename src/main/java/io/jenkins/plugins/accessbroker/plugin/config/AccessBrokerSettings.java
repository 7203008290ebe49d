package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.issuer.Issuer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration at one moment.
 *
 * @param policyDirectory where the policy files are, absolute or relative to {@code JENKINS_HOME}
 * @param policyRepository the repository that they are read from instead
 * @param boundaryDirectory the directory of boundary files, likewise absolute or relative; empty where nothing is bounded
 * @param approvalFile the file of those who approve policies, likewise; empty where no approval is demanded
 * @param auditDirectory where the audit log is, likewise
 * @param auditOrigin the audit log's name; empty for the one that it has, or one of this controller
 * @param issuers one of each kind at most
 */
public record AccessBrokerSettings(
        String policyDirectory,
        Optional<PolicyRepository> policyRepository,
        String boundaryDirectory,
        String approvalFile,
        String auditDirectory,
        String auditOrigin,
        List<IssuerConfiguration> issuers) {
    static final String APPROVAL = "approvalFile";
    static final String POLICIES = "policyDirectory";
    static final String REPOSITORY = "policyRepository";
    static final String BOUNDARIES = "boundaryDirectory";
    static final String AUDIT = "auditDirectory";
    static final String ISSUERS = "issuers";

    public AccessBrokerSettings {
        Objects.requireNonNull(policyDirectory);
        Objects.requireNonNull(policyRepository);
        Objects.requireNonNull(boundaryDirectory);
        Objects.requireNonNull(approvalFile);
        Objects.requireNonNull(auditDirectory);
        Objects.requireNonNull(auditOrigin);
        issuers = List.copyOf(issuers);
    }

    /** The directory of the policy files. */
    public Path policies() {
        return Directories.resolve(policyDirectory);
    }

    /** The directory of boundary files; nothing where nothing is bounded. */
    public Optional<Path> boundaries() {
        return boundaryDirectory.isEmpty() ? Optional.empty() : Optional.of(Directories.resolve(boundaryDirectory));
    }

    /** The file of those who approve policies; nothing where no approval is demanded. */
    public Optional<Path> approval() {
        return approvalFile.isEmpty() ? Optional.empty() : Optional.of(Directories.resolve(approvalFile));
    }

    /** The directory of the audit log. */
    public Path audit() {
        return Directories.resolve(auditDirectory);
    }

    /** The audit log's name in its checkpoints. */
    public String origin() {
        return AuditOrigin.of(auditOrigin, audit());
    }

    /** The file of the audit log's signing key: each name has a key of its own. */
    public Path key() {
        return Directories.home()
                .resolve("secrets")
                .resolve("access-broker-audit-" + AuditOrigin.mark(origin()) + ".key");
    }

    /**
     * Opens every issuer whose settings are sound, by the name that policies give it. Nobody is asked for it; the caller
     * closes them.
     */
    public Map<String, Issuer> openIssuers(InstantSource clock) {
        Map<String, Issuer> opened = new HashMap<>();
        for (IssuerConfiguration issuer : issuers) {
            if (issuer.problems().isEmpty()) {
                opened.computeIfAbsent(issuer.name(), name -> issuer.toIssuer(clock));
            }
        }
        return Map.copyOf(opened);
    }

    /** Everything that is wrong; nothing if this can be put in force. */
    public List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        Directories.problem(POLICIES, policyDirectory).ifPresent(text -> problems.add(problem(POLICIES, text)));
        Directories.problem(AUDIT, auditDirectory).ifPresent(text -> problems.add(problem(AUDIT, text)));
        if (!boundaryDirectory.isEmpty()) {
            Directories.problem(BOUNDARIES, boundaryDirectory)
                    .ifPresent(text -> problems.add(problem(BOUNDARIES, text)));
        }
        if (problems.isEmpty() && !approvalFile.isEmpty()) {
            Directories.fileProblem(APPROVAL, approvalFile, POLICIES, policyDirectory)
                    .ifPresent(text -> problems.add(problem(APPROVAL, text)));
        }
        if (problems.isEmpty()) {
            apart(problems);
        }
        if (problems.isEmpty()) {
            AuditOrigin.problem(auditOrigin, audit()).ifPresent(text -> problems.add(problem(AuditOrigin.FIELD, text)));
        }
        policyRepository.ifPresent(repository -> repository
                .problems()
                .forEach(text -> problems.add(problem(REPOSITORY, "`policyRepository`: " + text))));
        issuers(problems);
        return problems;
    }

    /** Who writes in one of these directories must not write in another by that. */
    private void apart(List<FieldProblem> problems) {
        Directories.overlap(POLICIES, policyDirectory, AUDIT, auditDirectory)
                .or(() -> Directories.own(POLICIES, policyDirectory))
                .ifPresent(text -> problems.add(problem(POLICIES, text)));
        Directories.own(AUDIT, auditDirectory).ifPresent(text -> problems.add(problem(AUDIT, text)));
        if (!boundaryDirectory.isEmpty()) {
            Directories.overlap(BOUNDARIES, boundaryDirectory, POLICIES, policyDirectory)
                    .or(() -> Directories.overlap(BOUNDARIES, boundaryDirectory, AUDIT, auditDirectory))
                    .or(() -> Directories.own(BOUNDARIES, boundaryDirectory))
                    .ifPresent(text -> problems.add(problem(BOUNDARIES, text)));
        }
    }

    private void issuers(List<FieldProblem> problems) {
        Set<String> names = new HashSet<>();
        for (IssuerConfiguration issuer : issuers) {
            String place = "`issuers`: `" + issuer.name() + "`";
            if (!names.add(issuer.name())) {
                problems.add(problem(ISSUERS, place + " is there twice: remove one of them"));
            }
            issuer.problems().forEach(text -> problems.add(problem(ISSUERS, place + ": " + text)));
        }
    }

    private static FieldProblem problem(String field, String message) {
        return new FieldProblem(field, message);
    }
}
