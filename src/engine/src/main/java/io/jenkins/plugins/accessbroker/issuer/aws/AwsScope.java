package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.policy.Scope;
import io.jenkins.plugins.accessbroker.text.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A session of one role.
 *
 * @param role the role to assume
 * @param region what the build gets as its region, and whose STS is asked where the issuer's settings name none; of the
 *     role's partition
 * @param ttl how long the session lives at most: 15 minutes to 12 hours
 * @param sessionPolicy what the session is limited to beyond the role
 * @param managedPolicies ARNs of managed policies that limit it likewise; at most 10
 * @param externalId what the role's trust policy asks for as {@code sts:ExternalId}; it is no secret
 * @param attribution how the session says whose it is
 * @param tags further session tags; only with {@link AttributionMode#TAGS}
 */
public record AwsScope(
        RoleArn role,
        Optional<String> region,
        Duration ttl,
        Optional<SessionPolicy> sessionPolicy,
        List<String> managedPolicies,
        Optional<String> externalId,
        AttributionMode attribution,
        SortedMap<String, String> tags)
        implements Scope {
    /** The issuer's name in policy files and issuers files. */
    static final String ISSUER = "aws";

    public AwsScope {
        Objects.requireNonNull(role);
        region.ifPresent(name -> require(
                Partition.ofRegion(name).filter(role.partition()::equals).isPresent(), "region"));
        require(ttl.compareTo(StsLimits.SHORTEST) >= 0 && ttl.compareTo(StsLimits.LONGEST) <= 0, "ttl");
        managedPolicies = List.copyOf(managedPolicies);
        require(managedPolicies.size() <= StsLimits.MANAGED_POLICIES, "number of managed policies");
        require(characters(sessionPolicy, managedPolicies) <= StsLimits.POLICIES, "length of the policies");
        externalId.ifPresent(id -> require(ExternalId.is(id), "external id"));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        require(tags.isEmpty() || attribution == AttributionMode.TAGS, "attribution for tags");
        require(tags.size() <= Tags.MOST, "number of tags");
    }

    /** What STS counts against its bound for session policies. */
    static int characters(Optional<SessionPolicy> inline, List<String> managed) {
        return inline.map(policy -> policy.json().length()).orElse(0)
                + managed.stream().mapToInt(String::length).sum();
    }

    @Override
    public String issuer() {
        return ISSUER;
    }

    @Override
    public Duration shortest() {
        return StsLimits.SHORTEST;
    }

    /** The same session, for as long or longer, with the same session policies or none. */
    @Override
    public boolean covers(Scope other) {
        return other instanceof AwsScope scope
                && ttl.compareTo(scope.ttl()) >= 0
                && (isWholeRole()
                        || sessionPolicy.equals(scope.sessionPolicy())
                                && managedPolicies.equals(scope.managedPolicies()))
                && role.equals(scope.role())
                && region.equals(scope.region())
                && externalId.equals(scope.externalId())
                && attribution == scope.attribution()
                && tags.equals(scope.tags());
    }

    private boolean isWholeRole() {
        return sessionPolicy.isEmpty() && managedPolicies.isEmpty();
    }

    @Override
    public Optional<String> wholeIdentity() {
        return isWholeRole() ? Optional.of(role.toString()) : Optional.empty();
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.of(StsLimits.LONGEST);
    }

    @Override
    public List<String> wildcards() {
        return sessionPolicy.map(policy -> Wildcards.of(policy.json())).orElse(List.of());
    }

    @Override
    public String summary() {
        return "aws role " + role + region.map(name -> " in " + name).orElse("");
    }

    @Override
    public SortedMap<String, String> details() {
        SortedMap<String, String> details = new TreeMap<>();
        details.put("role", role.toString());
        region.ifPresent(name -> details.put("region", name));
        details.put("ttl", Durations.format(ttl));
        sessionPolicy.ifPresent(policy -> details.put("sessionPolicy", policy.json()));
        if (!managedPolicies.isEmpty()) {
            details.put("managedPolicies", String.join(", ", managedPolicies));
        }
        externalId.ifPresent(id -> details.put("externalId", id));
        details.put("attribution", attribution.word());
        tags.forEach((key, value) -> details.put("tag " + key, value));
        return Collections.unmodifiableSortedMap(details);
    }

    private static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalArgumentException("the " + what + " of an aws scope is outside its bounds");
        }
    }
}
