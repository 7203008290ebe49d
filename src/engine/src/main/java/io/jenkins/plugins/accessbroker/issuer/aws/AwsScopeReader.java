package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.NameBoundary;
import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.policy.ScopeBoundary;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.TtlBoundary;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code issue.aws} of a grant. */
final class AwsScopeReader implements ScopeReader {
    private static final String TTL = "a ttl from 15m to 12h";
    private static final String ATTRIBUTION = "`tags` or `session-name`";

    @Override
    public String issuer() {
        return AwsScope.ISSUER;
    }

    @Override
    public Optional<Scope> read(Fields fields) {
        int before = fields.problems().count();
        Optional<RoleArn> role = fields.required("role", RoleArn.FORM).flatMap(text -> role(fields, text));
        Optional<String> region =
                fields.optional("region", Partition.REGION_FORM).flatMap(text -> region(fields, text, role));
        Optional<Duration> ttl = ttl(fields);
        Optional<SessionPolicy> policy = new SessionPolicyReader(fields).read("sessionPolicy");
        List<String> managed = ManagedPolicies.read(fields, "managedPolicies", role);
        together(fields, policy, managed);
        Optional<String> externalId = externalId(fields);
        Optional<AttributionMode> attribution = attribution(fields);
        GrantTags tags = GrantTags.read(fields, "tags");
        tagsNeedTags(fields, attribution);
        if (fields.problems().count() != before) {
            return Optional.empty();
        }
        return Optional.of(new AwsScope(
                role.orElseThrow(),
                region,
                ttl.orElseThrow(),
                policy,
                managed,
                externalId,
                attribution.orElseThrow(),
                tags.tags()));
    }

    @Override
    public Optional<ScopeBoundary> readBoundary(Fields fields) {
        Optional<NameBoundary> roles = NameBoundary.read(fields, "roles", pattern -> pattern);
        Optional<TtlBoundary> ttl = TtlBoundary.read(fields);
        return roles.flatMap(names -> ttl.map(longest -> new AwsBoundary(names, longest)));
    }

    private static Optional<RoleArn> role(Fields fields, Node.Scalar text) {
        Optional<RoleArn> role = RoleArn.parse(text.text());
        if (role.isEmpty()) {
            fields.wrong(text, "role", RoleArn.FORM);
        }
        return role;
    }

    private static Optional<String> region(Fields fields, Node.Scalar text, Optional<RoleArn> role) {
        Optional<Partition> partition = Partition.ofRegion(text.text());
        if (partition.isEmpty()) {
            fields.wrong(text, "region", Partition.REGION_FORM);
            return Optional.empty();
        }
        if (role.isPresent() && role.get().partition() != partition.get()) {
            fields.wrong(
                    text,
                    "region",
                    "a region of partition `" + role.get().partition().id() + "`, where the role is");
        }
        return Optional.of(text.text());
    }

    private static Optional<Duration> ttl(Fields fields) {
        Optional<Node.Scalar> text = fields.optional("ttl", TTL);
        if (text.isEmpty()) {
            return Optional.of(StsLimits.SHORTEST);
        }
        Optional<Duration> ttl = Durations.parse(text.get().text())
                .filter(length -> length.compareTo(StsLimits.SHORTEST) >= 0)
                .filter(length -> length.compareTo(StsLimits.LONGEST) <= 0);
        if (ttl.isEmpty()) {
            fields.wrong(text.get(), "ttl", TTL);
        }
        return ttl;
    }

    private static void together(Fields fields, Optional<SessionPolicy> policy, List<String> managed) {
        int characters = AwsScope.characters(policy, managed);
        if (characters > StsLimits.POLICIES) {
            String key = policy.isPresent() ? "sessionPolicy" : "managedPolicies";
            fields.problem(
                    fields.at(key),
                    "`sessionPolicy` and `managedPolicies` together have " + characters + " characters, more than the "
                            + StsLimits.POLICIES
                            + " that sts takes: name fewer actions and resources, with `*` where it"
                            + " serves");
        }
    }

    private static Optional<String> externalId(Fields fields) {
        return fields.node("externalId")
                .flatMap(node -> Texts.scalar(fields, "`externalId`", ExternalId.FORM, node))
                .filter(text -> {
                    if (!ExternalId.is(text.text())) {
                        fields.wrong(text, "externalId", ExternalId.FORM);
                    }
                    return ExternalId.is(text.text());
                })
                .map(Node.Scalar::text);
    }

    private static Optional<AttributionMode> attribution(Fields fields) {
        Optional<Node.Scalar> text = fields.optional("attribution", ATTRIBUTION);
        if (text.isEmpty()) {
            return Optional.of(AttributionMode.TAGS);
        }
        Optional<AttributionMode> mode = AttributionMode.of(text.get().text());
        if (mode.isEmpty()) {
            fields.wrong(text.get(), "attribution", ATTRIBUTION);
        }
        return mode;
    }

    private static void tagsNeedTags(Fields fields, Optional<AttributionMode> attribution) {
        boolean without =
                attribution.filter(AttributionMode.SESSION_NAME::equals).isPresent();
        if (without && fields.node("tags").isPresent()) {
            fields.problem(
                    fields.at("tags"),
                    "`tags` are not sent with `attribution: session-name`: remove `tags`, or write `attribution:"
                            + " tags`");
        }
    }
}
