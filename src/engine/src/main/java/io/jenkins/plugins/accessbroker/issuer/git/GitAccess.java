package io.jenkins.plugins.accessbroker.issuer.git;

import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Access of git to some repositories of one server, over HTTP.
 *
 * <p>For each repository the environment has git forget the helpers that are configured elsewhere, so that none of them
 * gets to keep the secret, and ask one that reads it from a variable. Every other repository stays as it was. Where there
 * are too many for one variable, that is done for each account; the helper answers for the repositories alone.
 *
 * @param web what the URLs of the repositories begin with, without a slash at its end
 * @param paths their paths below it, without {@code .git}
 * @param user the name to sign in with
 * @param variable the environment variable that has the secret; others of the helper begin with its name
 */
public record GitAccess(URI web, List<String> paths, String user, String variable) {
    /** Characters of a variable at most: Windows takes 32,767. */
    static final int LONGEST = 30_000;

    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)+");

    public GitAccess {
        paths = List.copyOf(paths);
        if (!VARIABLE.matcher(variable).matches() || !WORD.matcher(user).matches()) {
            throw new IllegalArgumentException("a user or a variable of git access has characters that a shell reads");
        }
        if (!paths.stream().allMatch(path -> PATH.matcher(path).matches())) {
            throw new IllegalArgumentException("a path of git access is not one of a repository");
        }
    }

    /** The environment variables that tell git; none of them is a secret, and none is empty. */
    public SortedMap<String, String> variables() {
        GitConfig each = settings(paths.stream().flatMap(path -> Stream.of(path, path + ".git")));
        GitConfig config =
                each.length() <= LONGEST ? each : settings(paths.stream().map(GitAccess::account));
        SortedMap<String, String> variables = new TreeMap<>(config.variables());
        variables.put(helper(), script());
        variables.put(granted(), String.join(" ", paths));
        return variables;
    }

    private static String account(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private GitConfig settings(Stream<String> places) {
        GitConfig config = new GitConfig();
        UnaryOperator<String> key = place -> "credential." + web + "/" + place + ".";
        places.distinct()
                .map(key)
                .forEach(start -> config.add(start + "helper", "")
                        .add(start + "helper", "!eval \"${" + helper() + "-:}\"")
                        .add(start + "useHttpPath", "true"));
        return config;
    }

    private String helper() {
        return variable + "_HELPER";
    }

    private String granted() {
        return variable + "_PATHS";
    }

    /**
     * What git's own shell runs. Variables are written {@code ${NAME-}}, which the shell alone replaces: {@code $NAME}
     * would be replaced by Jenkins too, and the secret would be part of a command line.
     */
    private String script() {
        return "f() { test \"${1-}\" = get && test -n \"${" + variable + "-}\" || return 0; p=; "
                + "while read -r l; do case \"${l-}\" in path=*) p=\"${l#path=}\";; esac; done; "
                + "case \"/${p-}/\" in *//*|*/./*|*/../*) return 0;; esac; "
                + "for x in ${" + granted() + "-}; do case \"${p-}/\" in \"${x-}/\"*|\"${x-}.git/\"*) "
                + "echo username=" + user + "; echo \"password=${" + variable + "-}\"; break;; esac; done; }; f";
    }
}
