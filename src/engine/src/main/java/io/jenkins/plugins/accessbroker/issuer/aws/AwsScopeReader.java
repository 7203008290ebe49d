package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.TtlBoundary;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code issue.aws} of a grant. */
final class AwsScopeReader implements ScopeReader {
    private static final String TTL = "a ttl from 15m to 12h";
    private static final Shape.Mapping SHAPE = Shape.mapping("a mapping of the issuer's keys to values")
            .required("role", Shape.line(RoleArn.FORM).matching(RoleArn.ARN, RoleArn.FORM), "the role's arn")
            .optional(
                    "region",
                    Shape.line(Partition.REGION_FORM).matching(Partition.REGION, Partition.REGION_FORM),
                    "the region that the build gets")
            .optional("ttl", Shape.line(TTL).matching(Durations.PATTERN, TTL), "how long the credential lives at most")
            .optional("sessionPolicy", SessionPolicyReader.SHAPE, "an IAM policy that narrows the role")
            .optional("managedPolicies", ManagedPolicies.SHAPE, "managed policies that narrow the role")
            .optional("externalId", ExternalId.SHAPE, "what the role's trust policy asks for")
            .optional("attribution", AttributionMode.SHAPE, "how the session says whose it is")
            .optional("tags", Tags.SHAPE, "further session tags");

    @Override
    public String issuer() {
        return AwsScope.ISSUER;
    }

    @Override
    public Shape.Mapping shape() {
        return SHAPE;
    }

    @Override
    public Optional<Scope> read(Fields fields) {
        int before = fields.problems().count();
        Optional<RoleArn> role = fields.text("role").flatMap(text -> RoleArn.parse(text.text()));
        Optional<String> region = fields.text("region").flatMap(text -> region(fields, text, role));
        Optional<Duration> ttl = ttl(fields);
        Optional<SessionPolicy> policy = new SessionPolicyReader(fields).read("sessionPolicy");
        List<String> managed = ManagedPolicies.read(fields, "managedPolicies", role);
        together(fields, policy, managed);
        Optional<String> externalId = fields.text("externalId").map(Node.Scalar::text);
        AttributionMode attribution =
                fields.word("attribution", AttributionMode.SHAPE).orElse(AttributionMode.TAGS);
        GrantTags tags = GrantTags.read(fields, "tags");
        tagsNeedTags(fields, attribution);
        if (fields.problems().count() != before) {
            return Optional.empty();
        }
        return Optional.of(new AwsScope(
                role.orElseThrow(), region, ttl.orElseThrow(), policy, managed, externalId, attribution, tags.tags()));
    }

    @Override
    public Shape.Mapping boundaryShape() {
        return AwsBoundary.SHAPE;
    }

    @Override
    public Optional<ScopeBoundary> readBoundary(Fields fields) {
        Optional<NameBoundary> roles = NameBoundary.read(fields, AwsBoundary.ROLES, pattern -> pattern);
        Optional<TtlBoundary> ttl = TtlBoundary.read(fields);
        return roles.flatMap(names -> ttl.map(longest -> new AwsBoundary(names, longest)));
    }

    private static Optional<String> region(Fields fields, Node.Scalar text, Optional<RoleArn> role) {
        Partition partition = Partition.ofRegion(text.text()).orElseThrow();
        if (role.isPresent() && role.get().partition() != partition) {
            fields.misfit(
                    text,
                    "region",
                    "a region of partition `" + role.get().partition().id() + "`, where the role is");
        }
        return Optional.of(text.text());
    }

    private static Optional<Duration> ttl(Fields fields) {
        Optional<Node.Scalar> text = fields.text("ttl");
        if (text.isEmpty()) {
            return Optional.of(StsLimits.SHORTEST);
        }
        Optional<Duration> ttl = Durations.parse(text.get().text())
                .filter(length -> length.compareTo(StsLimits.SHORTEST) >= 0)
                .filter(length -> length.compareTo(StsLimits.LONGEST) <= 0);
        if (ttl.isEmpty()) {
            fields.misfit(text.get(), "ttl", TTL);
        }
        return ttl;
    }

    private static void together(Fields fields, Optional<SessionPolicy> policy, List<String> managed) {
        int characters = AwsScope.characters(policy, managed);
        if (characters > StsLimits.POLICIES) {
            String key = policy.isPresent() ? "sessionPolicy" : "managedPolicies";
            fields.misfit(
                    fields.at(key),
                    "`sessionPolicy` and `managedPolicies` together have " + characters + " characters, more than the "
                            + StsLimits.POLICIES
                            + " that sts takes: name fewer actions and resources, with `*` where it"
                            + " serves");
        }
    }

    private static void tagsNeedTags(Fields fields, AttributionMode attribution) {
        if (attribution == AttributionMode.SESSION_NAME && fields.has("tags")) {
            fields.misfit(
                    fields.at("tags"),
                    "`tags` are not sent with `attribution: session-name`: remove `tags`, or write `attribution:"
                            + " tags`");
        }
    }
}
