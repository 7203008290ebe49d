package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the managed policies that limit a session. */
final class ManagedPolicies {
    private static final String LIST = "managed policies' arns such as `arn:aws:iam::aws:policy/ReadOnlyAccess`";
    private static final String FORM = "a managed policy's arn such as `arn:aws:iam::aws:policy/ReadOnlyAccess`";

    /** The account is one, or {@code aws} for a policy that AWS manages; name as IAM's {@code policyNameType}. */
    private static final Pattern ARN =
            Pattern.compile("arn:([a-z-]+):iam::(aws|\\d{12}):policy/(?:[!-~]{1,510}/)?[\\w+=,.@-]{1,128}");

    private ManagedPolicies() {}

    /** The ARNs, none where the key is missing or a problem was reported. */
    static List<String> read(Fields fields, String key, Optional<RoleArn> role) {
        Optional<List<Node.Scalar>> list = fields.list(key, LIST);
        if (list.isEmpty()) {
            return List.of();
        }
        if (list.get().size() > StsLimits.MANAGED_POLICIES) {
            fields.problem(
                    fields.at(key),
                    "`" + key + "` has " + list.get().size() + " entries, more than the " + StsLimits.MANAGED_POLICIES
                            + " that sts takes: remove some");
        }
        list.get().forEach(text -> check(fields, key, text, role));
        return list.get().stream().map(Node.Scalar::text).toList();
    }

    private static void check(Fields fields, String key, Node.Scalar text, Optional<RoleArn> role) {
        Matcher parts = ARN.matcher(text.text());
        if (!parts.matches() || Partition.of(parts.group(1)).isEmpty()) {
            Texts.wrong(fields, text, "an entry of `" + key + "`", FORM);
            return;
        }
        role.filter(arn -> !fits(parts, arn))
                .ifPresent(arn -> Texts.wrong(
                        fields,
                        text,
                        "an entry of `" + key + "`",
                        "a policy of the role's account, `arn:"
                                + arn.partition().id() + ":iam::" + arn.account()
                                + ":policy/...`, or one that aws manages, `arn:"
                                + arn.partition().id()
                                + ":iam::aws:policy/...`"));
    }

    /** API reference, {@code PolicyArns}: "The policies must exist in the same account as the role". */
    private static boolean fits(Matcher parts, RoleArn role) {
        return parts.group(1).equals(role.partition().id())
                && (parts.group(2).equals("aws") || parts.group(2).equals(role.account()));
    }
}
