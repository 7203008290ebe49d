package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters that {@code AssumeRole} and {@code AssumeRoleWithWebIdentity} share, within the bounds of the service
 * model.
 *
 * @param roleArn the role asked for
 * @param sessionName the role session name
 * @param policy the inline session policy, as sent
 * @param policyArns the managed session policies
 * @param duration how long the session is to last
 */
record SessionParameters(
        String roleArn, String sessionName, Optional<String> policy, List<String> policyArns, Duration duration) {
    /** Shape {@code roleDurationSecondsType}. */
    static final int SHORTEST = 900;

    /** Shape {@code roleDurationSecondsType}. */
    static final int LONGEST = 43200;

    /** Managed session policies to a session: STS API reference, {@code AssumeRole}, {@code PolicyArns}. */
    static final int MOST_POLICY_ARNS = 10;

    /** "By default, the value is set to 3600 seconds": STS API reference, {@code DurationSeconds}. */
    private static final int DEFAULT = 3600;

    SessionParameters {
        policyArns = List.copyOf(policyArns);
    }

    static SessionParameters parse(QueryParameters parameters, Validation validation) {
        String roleArn = validation.required("roleArn", parameters.find("RoleArn"), Constraint.ARN);
        String name = validation.required(
                "roleSessionName", parameters.find("RoleSessionName"), Constraint.ROLE_SESSION_NAME);
        List<String> arns = new ArrayList<>();
        for (String arn : parameters.members("PolicyArns", ".arn")) {
            arns.add(arn);
            validation.optional("policyArns." + arns.size() + ".member.arn", Optional.of(arn), Constraint.ARN);
        }
        validation.size("policyArns", arns, MOST_POLICY_ARNS);
        Optional<String> policy = validation.optional("policy", parameters.find("Policy"), Constraint.POLICY);
        int seconds = parameters
                .find("DurationSeconds")
                .map(SessionParameters::integer)
                .orElse(DEFAULT);
        validation.range("durationSeconds", seconds, SHORTEST, LONGEST);
        return new SessionParameters(roleArn, name, policy, arns, Duration.ofSeconds(seconds));
    }

    /**
     * The ARN's parts.
     *
     * @throws StsException {@code ValidationError} when it is not the ARN of a role
     */
    Arn role() {
        return Arn.parse(roleArn)
                .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith("role/"))
                .orElseThrow(() -> StsErrors.validation(roleArn + " is invalid"));
    }

    private static int integer(String text) {
        if (text.isEmpty()) {
            throw StsErrors.malformedInput("missing value for decimal type");
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw StsErrors.malformedInput();
        }
    }
}
