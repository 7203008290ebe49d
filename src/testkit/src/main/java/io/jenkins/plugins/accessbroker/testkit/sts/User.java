package io.jenkins.plugins.accessbroker.testkit.sts;

/**
 * An IAM user with one long-term access key.
 *
 * <p>The emulator has no identity policies: what a role's {@link Trust} admits, a user may do.
 *
 * @param arn the user's ARN, {@code arn:<partition>:iam::<account>:user/<path and name>}
 * @param accessKeyId the key's id, 16 to 128 characters of {@code \w} (shape {@code accessKeyIdType} of the STS
 *     service model)
 * @param secretAccessKey the key's secret, at least one character; never in {@link #toString()}
 */
public record User(String arn, String accessKeyId, String secretAccessKey) {
    public User {
        Arn.requireIam(arn, "user");
        if (!accessKeyId.matches("\\w{16,128}")) {
            throw new IllegalArgumentException(
                    "expected an access key id of 16 to 128 letters, digits and underscores, got `" + accessKeyId
                            + "`");
        }
        if (secretAccessKey.isEmpty()) {
            throw new IllegalArgumentException("expected a secret access key, got an empty one");
        }
    }

    /** The twelve-digit account of the user. */
    public String account() {
        return Arn.requireIam(arn, "user").account();
    }

    @Override
    public String toString() {
        return "User[" + arn + ", " + accessKeyId + "]";
    }
}
