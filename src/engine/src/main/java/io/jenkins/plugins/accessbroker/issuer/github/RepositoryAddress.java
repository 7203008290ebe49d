package io.jenkins.plugins.accessbroker.issuer.github;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a repository as a job's definition has it: what it says of a repository of one GitHub. */
final class RepositoryAddress {
    private static final Pattern URL = Pattern.compile(
            "(https?|ssh|git)://(?:[\\w.:%~!*+=-]*@)?([\\w.-]+(?::\\d{1,5})?)/([^?#\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCP = Pattern.compile("(?:[\\w.-]+@)?([A-Za-z0-9.-]+):([^/:?#\\s][^:?#\\s]*)");

    private RepositoryAddress() {}

    /** The repository; nothing where the address is of another host, or not of a repository. */
    static Optional<Repository> of(String address, URI web) {
        Matcher url = URL.matcher(address);
        if (url.matches()) {
            boolean http = url.group(1).toLowerCase(Locale.ROOT).startsWith("http");
            String expected = http ? authority(web) : web.getHost();
            String host = http ? withoutDefaultPort(url.group(1), url.group(2)) : withoutPort(url.group(2));
            return expected.equalsIgnoreCase(host) ? repository(url.group(3)) : Optional.empty();
        }
        Matcher scp = SCP.matcher(address);
        return scp.matches() && web.getHost().equalsIgnoreCase(scp.group(1))
                ? repository(scp.group(2))
                : Optional.empty();
    }

    private static String authority(URI web) {
        return withoutDefaultPort(web.getScheme(), web.getRawAuthority());
    }

    private static String withoutDefaultPort(String scheme, String authority) {
        String port = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
        return authority.endsWith(port) ? authority.substring(0, authority.length() - port.length()) : authority;
    }

    private static String withoutPort(String authority) {
        return authority.replaceFirst(":\\d+$", "");
    }

    private static Optional<Repository> repository(String path) {
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Repository.parse(bare.endsWith(".git") ? bare.substring(0, bare.length() - 4) : bare);
    }
}
