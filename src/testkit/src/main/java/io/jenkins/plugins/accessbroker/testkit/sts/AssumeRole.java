package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The operation {@code AssumeRole}. */
final class AssumeRole {
    /** "Role chaining limits your ... role session to a maximum of one hour": API reference, {@code DurationSeconds}. */
    private static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    private final Directory directory;
    private final Issuance issuance;

    AssumeRole(Directory directory, Issuance issuance) {
        this.directory = directory;
        this.issuance = issuance;
    }

    Xml perform(QueryParameters query, Caller caller, Twist twist) {
        AssumeRoleParameters parameters = AssumeRoleParameters.parse(query);
        SessionPolicies policies = SessionPolicies.of(parameters.session());
        Map<String, String> inherited =
                caller.session().map(Session::transitiveTags).orElse(Map.of());
        parameters.tags().requireConsistent(inherited);
        requireNoMfa(parameters);
        Optional<String> sourceIdentity = sourceIdentity(caller, parameters);
        Role role = admitted(caller, parameters, sourceIdentity);
        requireChainable(caller, role, parameters.session().duration());
        Issuance.Issued issued = issuance.issue(
                new Issuance.Wish(role, parameters.session(), policies, parameters.tags(), inherited, sourceIdentity),
                twist);
        return issued.remainder(issued.credentials(Answers.result("AssumeRole")));
    }

    private Role admitted(Caller caller, AssumeRoleParameters parameters, Optional<String> sourceIdentity) {
        Admission admission = new Admission(caller, parameters.session().roleArn());
        Role role = directory.role(admission.roleArn()).orElseThrow(() -> admission.denial("sts:AssumeRole", ""));
        admission.require(role.trust(), parameters, sourceIdentity);
        return role;
    }

    private static Optional<String> sourceIdentity(Caller caller, AssumeRoleParameters parameters) {
        Optional<String> kept = caller.session().flatMap(Session::sourceIdentity);
        if (kept.isPresent() && parameters.sourceIdentity().isPresent() && !kept.equals(parameters.sourceIdentity())) {
            throw StsErrors.validation("The source identity is already set for this assume role session");
        }
        return kept.or(parameters::sourceIdentity);
    }

    /** No user of the emulator has an MFA device. */
    private static void requireNoMfa(AssumeRoleParameters parameters) {
        if (parameters.serialNumber().isPresent() != parameters.tokenCode().isPresent()) {
            throw StsErrors.accessDenied("MultiFactorAuthentication failed, must provide both MFA serial number and one"
                    + " time pass code. ");
        }
        if (parameters.serialNumber().isPresent()) {
            throw StsErrors.accessDenied("MultiFactorAuthentication failed, unable to validate MFA code.  Please verify"
                    + " your MFA serial number is valid and associated with this user.");
        }
    }

    private static void requireChainable(Caller caller, Role role, Duration duration) {
        boolean chained = caller.session().isPresent() && duration.compareTo(LONGEST_CHAINED) > 0;
        if (chained && duration.compareTo(role.maxSessionDuration()) <= 0) {
            throw StsErrors.validation(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
    }
}
