package io.jenkins.plugins.accessbroker.issuer.github;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository. GitHub does not tell repositories apart by the case of their letters, and neither does {@link #isSame}.
 *
 * @param owner the account that has it
 * @param name its name there
 */
record Repository(String owner, String name) implements Comparable<Repository> {
    /** What {@link #parse} takes, for messages. */
    static final String FORM = "`owner/name` of a repository, or `scm` for the one that the job's own definition names";

    private static final String OWNER = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?";
    private static final String NAME = "(?!\\.{1,2}$)(?!.*\\.[gG][iI][tT]$)[A-Za-z0-9._-]{1,100}";

    /** What the full name of a repository matches. */
    static final String PATTERN = OWNER + "/" + NAME;

    private static final Pattern FULL = Pattern.compile(PATTERN);
    private static final Comparator<Repository> ORDER =
            Comparator.comparing(Repository::owner).thenComparing(Repository::name);

    Repository {
        if (!FULL.matcher(owner + "/" + name).matches()) {
            throw new IllegalArgumentException("a repository is not of the form owner/name");
        }
    }

    static Optional<Repository> parse(String text) {
        int slash = text.indexOf('/');
        return FULL.matcher(text).matches()
                ? Optional.of(new Repository(text.substring(0, slash), text.substring(slash + 1)))
                : Optional.empty();
    }

    /** The name in one case, by which it can be compared. */
    String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    boolean isSame(Repository other) {
        return key().equals(other.key());
    }

    @Override
    public int compareTo(Repository other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
