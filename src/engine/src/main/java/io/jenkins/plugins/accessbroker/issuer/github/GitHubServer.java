package io.jenkins.plugins.accessbroker.issuer.github;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One GitHub: where its API is, and where git finds its repositories.
 *
 * @param api the API's URL, without a slash at its end
 * @param web the URL that git's URLs begin with, likewise
 */
record GitHubServer(URI api, URI web) {
    /** What {@link #of} takes, for messages. */
    static final String FORM = "`https://api.github.com`, `https://api.SUBDOMAIN.ghe.com`, or `https://HOST/api/v3` of"
            + " GitHub Enterprise Server (`http` with a loopback host)";

    static final GitHubServer GITHUB_COM =
            new GitHubServer(URI.create("https://api.github.com"), URI.create("https://github.com"));

    private static final String ENTERPRISE = "/api/v3";
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(?:\\.\\d{1,3}){3}");
    /** Hosts of GitHub's own service, whose API is not below their web pages. */
    private static final Pattern CLOUD =
            Pattern.compile("(?:.+\\.)?(?:github|ghe)\\.com\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern DATA_RESIDENCY = Pattern.compile("api\\.([a-z0-9-]{1,63}\\.ghe\\.com)");

    /** The GitHub whose API is there; nothing where a key must not be sent or no GitHub has its API. */
    static Optional<GitHubServer> of(URI url) {
        if (url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
            return Optional.empty();
        }
        String path = url.getPath().endsWith("/")
                ? url.getPath().substring(0, url.getPath().length() - 1)
                : url.getPath();
        if (path.isEmpty()) {
            return cloud(url);
        }
        boolean allowed =
                "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && isLoopback(url.getHost());
        return path.equals(ENTERPRISE)
                        && allowed
                        && !CLOUD.matcher(url.getHost()).matches()
                ? Optional.of(server(url.getScheme() + "://" + url.getAuthority()))
                : Optional.empty();
    }

    private static GitHubServer server(String web) {
        return new GitHubServer(URI.create(web + ENTERPRISE), URI.create(web));
    }

    private static Optional<GitHubServer> cloud(URI url) {
        if (!"https".equals(url.getScheme()) || url.getPort() != -1) {
            return Optional.empty();
        }
        Matcher residency = DATA_RESIDENCY.matcher(url.getHost());
        if (residency.matches()) {
            return Optional.of(new GitHubServer(
                    URI.create("https://" + url.getHost()), URI.create("https://" + residency.group(1))));
        }
        return url.getHost().equals(GITHUB_COM.api().getHost()) ? Optional.of(GITHUB_COM) : Optional.empty();
    }

    /** Whether it is GitHub's own service, not a server of GitHub Enterprise Server. */
    boolean isCloud() {
        return api.getPath().isEmpty();
    }

    boolean isLoopback() {
        return isLoopback(api.getHost());
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || LOOPBACK_V4.matcher(host).matches();
    }
}
