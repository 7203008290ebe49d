package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.List;
import java.util.Optional;

/**
 * The session policies that a session lives under; with none, they limit nothing.
 *
 * <p>The emulator does not know what a managed policy says, and takes each for one that allows nothing but
 * {@code AdministratorAccess}, which allows everything.
 */
record SessionPolicies(Optional<SessionPolicy> inline, List<String> managed) {
    private static final String EVERYTHING = ":iam::aws:policy/AdministratorAccess";

    /** "The plaintext ... for both inline and managed session policies can't exceed 2,048 characters": API reference. */
    private static final int LONGEST = 2048;

    SessionPolicies {
        managed = List.copyOf(managed);
    }

    /**
     * Compiles the policies of a request.
     *
     * @throws StsException {@code MalformedPolicyDocument}, or {@code ValidationError} when they are too long together or
     *     a managed one is not to be had
     */
    static SessionPolicies of(SessionParameters parameters) {
        int length = parameters.policy().map(String::length).orElse(0)
                + parameters.policyArns().stream().mapToInt(String::length).sum();
        if (length > LONGEST) {
            throw StsErrors.validation("The plaintext of inline and managed session policies can't exceed " + LONGEST
                    + " characters, got " + length);
        }
        Arn role = parameters.role();
        for (String arn : parameters.policyArns()) {
            requireUsable(arn, role);
        }
        return new SessionPolicies(parameters.policy().map(SessionPolicy::parse), parameters.policyArns());
    }

    /** "The policies must exist in the same account as the role" (API reference), or be AWS's own. */
    private static void requireUsable(String arn, Arn role) {
        String start = "arn:" + role.partition() + ":iam::";
        boolean usable = arn.startsWith(start + "aws:policy/") || arn.startsWith(start + role.account() + ":policy/");
        if (!usable) {
            throw StsErrors.validation(arn + " is invalid");
        }
    }

    /**
     * Checks that a session may do something.
     *
     * @return why not, as it ends a message of AWS ("Troubleshoot access denied error messages", IAM User Guide), empty
     *     when it may
     */
    Optional<String> refusal(String action, String resource) {
        if (inline.isEmpty() && managed.isEmpty()) {
            return Optional.empty();
        }
        SessionPolicy.Verdict verdict =
                inline.map(policy -> policy.judge(action, resource)).orElse(SessionPolicy.Verdict.SILENT);
        boolean all = managed.stream().anyMatch(arn -> arn.endsWith(EVERYTHING));
        if (verdict == SessionPolicy.Verdict.DENIED) {
            return Optional.of(" with an explicit deny in a session policy");
        }
        if (verdict == SessionPolicy.Verdict.ALLOWED || all) {
            return Optional.empty();
        }
        return Optional.of(" because no session policy allows the " + action + " action");
    }
}
