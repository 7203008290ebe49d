package io.jenkins.plugins.accessbroker.issuer.aws;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/** Where STS is. */
final class Endpoints {
    /** What {@link #isAllowed} takes, for messages. */
    static final String FORM = "a url with `https`, or with `http` and a loopback host, without path, query or user";

    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(?:\\.\\d{1,3}){3}");

    private Endpoints() {}

    /** The region's own endpoint, by the SDK's rules; never the global one. */
    static URI of(String region, boolean fips) {
        return StsEndpointProvider.defaultProvider()
                .resolveEndpoint(params -> params.region(Region.of(region))
                        .useFips(fips)
                        .useDualStack(false)
                        .useGlobalEndpoint(false))
                .join()
                .url();
    }

    /** Whether credentials may travel there. */
    static boolean isAllowed(URI endpoint) {
        if (endpoint.getHost() == null || endpoint.getUserInfo() != null || endpoint.getFragment() != null) {
            return false;
        }
        boolean bare = endpoint.getQuery() == null && Set.of("", "/").contains(endpoint.getPath());
        return bare
                && ("https".equals(endpoint.getScheme())
                        || "http".equals(endpoint.getScheme()) && isLoopback(endpoint));
    }

    static boolean isLoopback(URI endpoint) {
        return LOOPBACK.contains(endpoint.getHost())
                || LOOPBACK_V4.matcher(endpoint.getHost()).matches();
    }
}
