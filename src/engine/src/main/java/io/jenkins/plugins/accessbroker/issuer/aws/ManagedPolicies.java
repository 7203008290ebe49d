package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the managed policies that limit a session. */
final class ManagedPolicies {
    private static final String LIST = "managed policies' arns such as `arn:aws:iam::aws:policy/ReadOnlyAccess`";
    private static final String FORM = "a managed policy's arn such as `arn:aws:iam::aws:policy/ReadOnlyAccess`";

    /** The account is one, or {@code aws} for a policy that AWS manages; name as IAM's {@code policyNameType}. */
    private static final Pattern ARN = Pattern.compile(
            "arn:(" + Partition.IDS + "):iam::(aws|\\d{12}):policy/(?:[!-~]{1,510}/)?[\\w+=,.@-]{1,128}");

    static final Shape.Listing SHAPE = Shape.list(
                    LIST, Shape.line("a managed policy's arn").matching(ARN, FORM))
            .upTo(StsLimits.MANAGED_POLICIES);

    private ManagedPolicies() {}

    /** The ARNs, none where the key is missing or a problem was reported. */
    static List<String> read(Fields fields, String key, Optional<RoleArn> role) {
        List<Node.Scalar> list = fields.texts(key).orElse(List.of());
        role.ifPresent(arn -> list.forEach(text -> check(fields, key, text, arn)));
        return list.stream().map(Node.Scalar::text).toList();
    }

    private static void check(Fields fields, String key, Node.Scalar text, RoleArn role) {
        Matcher parts = ARN.matcher(text.text());
        if (parts.matches() && !fits(parts, role)) {
            String account = "arn:" + role.partition().id() + ":iam::" + role.account();
            String aws = "arn:" + role.partition().id() + ":iam::aws";
            fields.misfit(
                    text.at(),
                    "an entry of `" + key + "`: expected a policy of the role's account, `" + account
                            + ":policy/...`, or one that aws manages, `" + aws + ":policy/...`, found " + text.quote());
        }
    }

    /** API reference, {@code PolicyArns}: "The policies must exist in the same account as the role". */
    private static boolean fits(Matcher parts, RoleArn role) {
        return parts.group(1).equals(role.partition().id())
                && (parts.group(2).equals("aws") || parts.group(2).equals(role.account()));
    }
}
