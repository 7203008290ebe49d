package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.net.URISyntaxException;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.URIish;

/**
 * A branch of a repository elsewhere, and the folder in it that has the policies.
 *
 * @param url its address: {@code https://host/path} or {@code ssh://user@host/path}; {@code http} from this machine only
 * @param branch the branch's name, without {@code refs/heads/}
 * @param folder the folder, with slashes; empty for the repository's root
 */
public record RemoteBranch(String url, String branch, String folder) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /**
     * A branch.
     *
     * @throws IllegalArgumentException if the address is of another kind or has a password, or the branch or the folder cannot
     *     be one; the message is fit for whoever configured it, and repeats nothing of the address
     */
    public RemoteBranch {
        URIish uri = parsed(url);
        String scheme = String.valueOf(uri.getScheme());
        if (uri.getPass() != null || scheme.startsWith("http") && uri.getUser() != null) {
            throw new IllegalArgumentException(
                    "the repository's address has a user or a password: give them as credentials, not in the address");
        }
        boolean local = scheme.equals("http") && LOOPBACK.contains(uri.getHost());
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("ssh") || local)) {
            throw new IllegalArgumentException(
                    "the repository's address is not one of HTTPS or SSH: write `https://host/path` or"
                            + " `ssh://user@host/path`");
        }
        if (url.chars().anyMatch(c -> c <= ' ' || c == '?' || c == '#' || c == 0x7f)) {
            throw new IllegalArgumentException(
                    "the repository's address has a space, a `?` or a `#`: write `https://host/path`");
        }
        if (!Repository.isValidRefName(Constants.R_HEADS + branch) || branch.startsWith("-")) {
            throw new IllegalArgumentException(Quote.of(branch) + " cannot be a branch: write its name such as `main`");
        }
        if (folder.startsWith("/")
                || folder.endsWith("/")
                || ("/" + folder + "/").contains("/../")
                || folder.contains("//")) {
            throw new IllegalArgumentException(
                    Quote.of(folder) + " cannot be a folder of a repository: write its path such as `policies/prod`");
        }
    }

    URIish uri() {
        return parsed(url);
    }

    /** As messages and the audit log name it. */
    String name() {
        return url + " branch " + branch + (folder.isEmpty() ? "" : " folder " + folder);
    }

    private static URIish parsed(String url) {
        try {
            return new URIish(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the repository's address cannot be read: write `https://host/path`");
        }
    }
}
