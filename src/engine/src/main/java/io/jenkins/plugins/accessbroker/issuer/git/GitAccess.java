package io.jenkins.plugins.accessbroker.issuer.git;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Access of git to some repositories of one server, over HTTP.
 *
 * <p>For each repository the environment has git forget the helpers that are configured elsewhere, so that none of them
 * gets to keep the secret, and ask one that reads it from a variable. Every other repository stays as it was.
 *
 * @param web what the URLs of the repositories begin with, without a slash at its end
 * @param paths their paths below it, without {@code .git}
 * @param user the name to sign in with
 * @param variable the environment variable that has the secret
 */
public record GitAccess(URI web, List<String> paths, String user, String variable) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*");

    public GitAccess {
        Objects.requireNonNull(web);
        paths = List.copyOf(paths);
        if (!VARIABLE.matcher(variable).matches() || !WORD.matcher(user).matches()) {
            throw new IllegalArgumentException("a user or a variable of git access has characters that a shell reads");
        }
        if (!paths.stream().allMatch(path -> PATH.matcher(path).matches())) {
            throw new IllegalArgumentException("a path of git access is not one of a repository");
        }
    }

    /** The environment variables that tell git; none of them is a secret. */
    public SortedMap<String, String> variables() {
        GitConfig config = new GitConfig();
        for (String path : paths) {
            add(config, web + "/" + path);
            add(config, web + "/" + path + ".git");
        }
        return new TreeMap<>(config.variables());
    }

    private void add(GitConfig config, String url) {
        config.add("credential." + url + ".helper", "");
        config.add("credential." + url + ".helper", helper());
        config.add("credential." + url + ".useHttpPath", "true");
    }

    /**
     * A helper that git hands to its own shell. Variables are written {@code ${NAME-}}, which the shell alone replaces:
     * {@code $NAME} would be replaced by Jenkins too, and the secret would be part of a command line.
     */
    private String helper() {
        return "!f() { test \"${1-}\" = get && test -n \"${" + variable + "-}\" && echo username=" + user
                + " && echo \"password=${" + variable + "-}\"; }; f";
    }
}
