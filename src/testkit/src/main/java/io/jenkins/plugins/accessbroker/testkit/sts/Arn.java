package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parts of an ARN that the emulator looks at: {@code arn:partition:service:region:account:resource}.
 *
 * <p>The partitions are those of the IAM User Guide, "Amazon Resource Names (ARNs)": {@code aws}, {@code aws-cn} and
 * {@code aws-us-gov}. An account is twelve digits.
 */
record Arn(String partition, String service, String account, String resource) {
    private static final Set<String> PARTITIONS = Set.of("aws", "aws-cn", "aws-us-gov");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final int PARTS = 6;

    static Optional<Arn> parse(String text) {
        String[] parts = text.split(":", PARTS);
        boolean whole = parts.length == PARTS
                && parts[0].equals("arn")
                && PARTITIONS.contains(parts[1])
                && !parts[2].isEmpty()
                && ACCOUNT.matcher(parts[4]).matches()
                && !parts[5].isEmpty();
        return whole ? Optional.of(new Arn(parts[1], parts[2], parts[4], parts[5])) : Optional.empty();
    }

    /**
     * Parses the ARN of an IAM entity of one kind.
     *
     * @throws IllegalArgumentException when it is not the ARN of one
     */
    static Arn requireIam(String text, String kind) {
        return parse(text)
                .filter(arn ->
                        arn.service.equals("iam") && arn.resource.startsWith(kind + "/") && !arn.resource.endsWith("/"))
                .orElseThrow(() -> new IllegalArgumentException("expected the arn of an iam " + kind
                        + ", such as `arn:aws:iam::123456789012:" + kind + "/name`, got `" + text + "`"));
    }

    /** The last segment of the resource: a role's or user's name without its path. */
    String name() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
