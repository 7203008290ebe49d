package io.jenkins.plugins.accessbroker.issuer.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role's ARN, {@code arn:<partition>:iam::<account>:role<path><name>}.
 *
 * @param partition where it lies
 * @param account 12 digits
 * @param path starts and ends with a slash, 1 to 512 characters U+0021 to U+007E (IAM service model, {@code pathType})
 * @param name 1 to 64 letters, digits and {@code _+=,.@-} (IAM service model, {@code roleNameType})
 */
public record RoleArn(Partition partition, String account, String path, String name) {
    /** What {@link #parse} takes, for messages. */
    static final String FORM =
            "a role's arn such as `arn:aws:iam::123456789012:role/deploy`, of partition `aws`, `aws-cn`"
                    + " or `aws-us-gov`, an account of 12 digits and a name of 1 to 64 letters, digits and `_+=,.@-`";

    static final Pattern ARN =
            Pattern.compile("arn:(" + Partition.IDS + "):iam::(\\d{12}):role(/(?:[!-~]{1,510}/)?)([\\w+=,.@-]{1,64})");

    public RoleArn {
        String text = "arn:" + partition.id() + ":iam::" + account + ":role" + path + name;
        if (!ARN.matcher(text).matches()) {
            throw new IllegalArgumentException("a role's arn is outside its form");
        }
    }

    /** The ARN, where the text is one. */
    static Optional<RoleArn> parse(String text) {
        Matcher parts = ARN.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Partition.of(parts.group(1))
                .map(partition -> new RoleArn(partition, parts.group(2), parts.group(3), parts.group(4)));
    }

    /** The ARN that a session of the role has; the path is not in it. */
    String sessionArn(String sessionName) {
        return "arn:" + partition.id() + ":sts::" + account + ":assumed-role/" + name + "/" + sessionName;
    }

    @Override
    public String toString() {
        return "arn:" + partition.id() + ":iam::" + account + ":role" + path + name;
    }
}
