package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.approval.Verdict;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What came of looking for a newer version of the policies. */
public sealed interface Update {

    /** The version in force is the newest. */
    record Unchanged(PolicyVersion version) implements Update {
        public Unchanged {
            Objects.requireNonNull(version);
        }
    }

    /**
     * A newer version came into force.
     *
     * @param verdict who approved it, where that was demanded
     */
    record Loaded(PolicyVersion version, Optional<Verdict> verdict) implements Update {
        public Loaded {
            Objects.requireNonNull(version);
            Objects.requireNonNull(verdict);
        }
    }

    /**
     * A newer version does not come into force; the one that was in force stays.
     *
     * @param digest the newer version
     * @param fetched what it has, and who changed it
     * @param why what keeps it
     * @param problems the errors in its files, where that is what keeps it
     * @param verdict who approved it so far, where that is what keeps it
     */
    record Waiting(String digest, Fetched fetched, String why, List<Problem> problems, Optional<Verdict> verdict)
            implements Update {
        public Waiting {
            Objects.requireNonNull(digest);
            Objects.requireNonNull(fetched);
            Objects.requireNonNull(why);
            problems = List.copyOf(problems);
            Objects.requireNonNull(verdict);
        }

        /** The commit that it was read from. */
        public Optional<Commit> commit() {
            return fetched.commit();
        }
    }
}
