package io.jenkins.plugins.accessbroker.testkit.sts;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of a web identity token: those of RFC 7519, and the two that STS reads beside them. */
record IdTokenClaims(Map<?, ?> claims) {
    /** Session tags: IAM User Guide, "Pass session tags in AWS STS". */
    static final String TAGS = "https://aws.amazon.com/tags";

    /** Source identity: IAM User Guide, "Monitor and control actions taken with assumed roles". */
    static final String SOURCE_IDENTITY = "https://aws.amazon.com/source_identity";

    /**
     * A claim that is a string.
     *
     * @throws StsException {@code InvalidIdentityToken} when it is missing or something else
     */
    String text(String claim) {
        return find(claim).orElseThrow(() -> missing(claim));
    }

    Optional<String> find(String claim) {
        return claims.get(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A claim that is a time in whole seconds since 1970. */
    long seconds(String claim) {
        return optionalSeconds(claim).orElseThrow(() -> missing(claim));
    }

    Optional<Long> optionalSeconds(String claim) {
        return claims.get(claim) instanceof BigDecimal number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** The audiences, whether one string or a list. */
    List<String> audiences() {
        Object claim = claims.get("aud");
        List<?> audiences = claim instanceof List<?> list
                ? list
                : Optional.ofNullable(claim).stream().toList();
        if (audiences.isEmpty()) {
            throw missing("aud");
        }
        return audiences.stream().map(String::valueOf).toList();
    }

    /** The session tags: of each key's list of values, the first. */
    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        if (claims.get(TAGS) instanceof Map<?, ?> claim && claim.get("principal_tags") instanceof Map<?, ?> principal) {
            principal.forEach((key, values) -> {
                Object value = values instanceof List<?> list && !list.isEmpty() ? list.get(0) : values;
                tags.put(key.toString(), String.valueOf(value));
            });
        }
        return tags;
    }

    List<String> transitiveTagKeys() {
        boolean there =
                claims.get(TAGS) instanceof Map<?, ?> claim && claim.get("transitive_tag_keys") instanceof List<?>;
        return there
                ? ((List<?>) ((Map<?, ?>) claims.get(TAGS)).get("transitive_tag_keys"))
                        .stream().map(String::valueOf).toList()
                : List.of();
    }

    private static StsException missing(String claim) {
        return StsErrors.invalidIdentityToken("Missing a required claim: " + claim);
    }
}
