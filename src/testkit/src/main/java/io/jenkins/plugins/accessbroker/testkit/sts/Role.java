package io.jenkins.plugins.accessbroker.testkit.sts;

import java.time.Duration;
import java.util.Objects;

/**
 * An IAM role that the emulator knows.
 *
 * @param arn the role's ARN, {@code arn:<partition>:iam::<account>:role/<path and name>}
 * @param trust who may assume it
 * @param maxSessionDuration the longest session it grants, 1 to 12 hours (API reference of IAM {@code CreateRole},
 *     {@code MaxSessionDuration}: 3600 to 43200 seconds)
 */
public record Role(String arn, Trust trust, Duration maxSessionDuration) {
    private static final Duration SHORTEST_MAXIMUM = Duration.ofHours(1);
    private static final Duration LONGEST_MAXIMUM = Duration.ofHours(12);

    public Role {
        Arn.requireIam(arn, "role");
        Objects.requireNonNull(trust, "trust");
        if (maxSessionDuration.compareTo(SHORTEST_MAXIMUM) < 0 || maxSessionDuration.compareTo(LONGEST_MAXIMUM) > 0) {
            throw new IllegalArgumentException(
                    "expected a maximum session duration of 1 to 12 hours, got `" + maxSessionDuration + "`");
        }
    }

    /** A role with the maximum session duration that IAM gives by default: one hour. */
    public static Role of(String arn, Trust trust) {
        return new Role(arn, trust, SHORTEST_MAXIMUM);
    }

    /** The same role with another maximum session duration. */
    public Role lasting(Duration maximum) {
        return new Role(arn, trust, maximum);
    }

    /** The twelve-digit account of the role. */
    public String account() {
        return parsed().account();
    }

    /** The role's name without its path, as it stands in the ARN of a session. */
    public String name() {
        return parsed().name();
    }

    /** The role's unique id, {@code AROA} and 17 characters, the same for the same ARN. */
    public String id() {
        return UniqueId.of("AROA", arn);
    }

    /** The ARN of a session of this role: {@code arn:<partition>:sts::<account>:assumed-role/<role>/<session>}. */
    public String sessionArn(String sessionName) {
        return "arn:" + parsed().partition() + ":sts::" + account() + ":assumed-role/" + name() + "/" + sessionName;
    }

    private Arn parsed() {
        return Arn.requireIam(arn, "role");
    }
}
