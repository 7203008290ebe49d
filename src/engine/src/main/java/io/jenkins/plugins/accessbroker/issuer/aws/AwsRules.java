package io.jenkins.plugins.accessbroker.issuer.aws;

import io.jenkins.plugins.accessbroker.issuer.call.SettingRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What single settings of the issuer have to be, wherever they were written: each says what is wrong, if anything is. */
public final class AwsRules {
    static final String PROFILE = "a profile's name of 1 to 64 letters, digits and `_.-`";

    private static final Pattern PROFILE_NAME = Pattern.compile("[\\w.-]{1,64}");

    private AwsRules() {}

    /** The region whose STS is asked. */
    public static Optional<String> region(String text) {
        return SettingRule.held(Partition.ofRegion(text).isPresent(), "region", Partition.REGION_FORM, text);
    }

    /** Where STS is. What may hold a password is not repeated. */
    public static Optional<String> endpoint(String text) {
        boolean held = uri(text).filter(Endpoints::isAllowed).isPresent();
        return SettingRule.url(held, "endpoint", Endpoints.FORM, text);
    }

    /** A FIPS endpoint beside an endpoint of one's own. */
    public static Optional<String> fips(boolean fips, boolean endpoint) {
        return fips && endpoint
                ? Optional.of("`fips` chooses among the endpoints of aws, and `endpoint` names another:"
                        + " remove one of them")
                : Optional.empty();
    }

    /** A profile of the shared AWS files. */
    public static Optional<String> profile(String text) {
        return SettingRule.held(PROFILE_NAME.matcher(text).matches(), "profile", PROFILE, text);
    }

    /** A file that credentials are read from; {@code key} is what messages call the setting. */
    public static Optional<String> path(String key, String text) {
        return SettingRule.path(key, text);
    }

    static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
