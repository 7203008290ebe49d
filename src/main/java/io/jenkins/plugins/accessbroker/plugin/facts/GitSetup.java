package io.jenkins.plugins.accessbroker.plugin.facts;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a git configuration builds what its branch specifier names, from the one repository that it names. */
final class GitSetup {
    private static final String PACKAGE = "hudson.plugins.git.extensions.impl.";

    /** Behaviours of the git plugin that do not change which commit is built. */
    private static final Set<String> HARMLESS = Set.of(
            "AuthorInChangelog",
            "BuildSingleRevisionOnly",
            "ChangelogToBranch",
            "CheckoutOption",
            "CleanBeforeCheckout",
            "CleanCheckout",
            "CloneOption",
            "DisableRemotePoll",
            "FirstBuildChangelog",
            "GitLFSPull",
            "IgnoreNotifyCommit",
            "LocalBranch",
            "MessageExclusion",
            "PathRestriction",
            "PerBuildTag",
            "PruneStaleBranch",
            "PruneStaleTag",
            "RelativeTargetDirectory",
            "ScmName",
            "SparseCheckoutPaths",
            "SubmoduleOption",
            "UserExclusion",
            "UserIdentity",
            "WipeWorkspace");

    private static final Pattern HEADS = Pattern.compile("\\+?refs/heads/(\\S+):refs/remotes/([^/\\s]+)/(\\S+)");

    private GitSetup() {}

    /** A remote of the configuration; an empty refspec is the default one. */
    record Remote(String name, String url, String refspec) {}

    /** Why it cannot be said what is built, where it cannot. */
    static Optional<String> doubt(boolean plain, List<Remote> remotes, List<String> extensions) {
        if (!plain) {
            return Optional.of("the job's SCM is a variant of git that is not known to us");
        }
        if (remotes.size() != 1) {
            return Optional.of("the job's SCM names " + remotes.size() + " repositories, expected one");
        }
        return doubt(remotes.get(0))
                .or(() -> extensions.stream()
                        .filter(name ->
                                !name.startsWith(PACKAGE) || !HARMLESS.contains(name.substring(PACKAGE.length())))
                        .findFirst()
                        .map(name -> "the job's SCM has the behaviour " + Quote.of(name)
                                + ", which may choose another commit than the branch's"));
    }

    private static Optional<String> doubt(Remote remote) {
        if (remote.url().isBlank() || (remote.url() + remote.name() + remote.refspec()).contains("$")) {
            return Optional.of("the job's SCM takes its repository from variables");
        }
        for (String spec : remote.refspec().trim().split("\\s+")) {
            if (!spec.isEmpty() && !isPlain(spec, remote.name())) {
                return Optional.of("the job's SCM has the refspec " + Quote.of(spec)
                        + ", by which a branch may be something else in the repository");
            }
        }
        return Optional.empty();
    }

    /** Whether the refspec keeps the names of branches as they are. */
    private static boolean isPlain(String spec, String remote) {
        Matcher parts = HEADS.matcher(spec);
        return parts.matches()
                && parts.group(2).equals(remote)
                && parts.group(1).equals(parts.group(3));
    }
}
