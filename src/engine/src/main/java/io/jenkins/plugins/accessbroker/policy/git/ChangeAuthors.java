package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Finds who changed policies between two commits: the e-mail addresses of authors and committers of every commit whose policy
 * files are not those of a parent. So a merge counts where it is more than one side of what it merges, and where it takes one side
 * and with that undoes what the other had changed. Where none counts though policies changed, as on a branch that was set back,
 * the newest commit does.
 */
final class ChangeAuthors {
    private final RevWalk walk;
    private final TreeFilter filter;

    private ChangeAuthors(RevWalk walk, String folder) {
        this.walk = walk;
        this.filter = folder.isEmpty()
                ? TreeFilter.ANY_DIFF
                : AndTreeFilter.create(PathFilter.create(folder), TreeFilter.ANY_DIFF);
    }

    /**
     * Finds them.
     *
     * @param walk of the repository; used up by this
     */
    static Authors between(RevWalk walk, RevCommit old, RevCommit now, String folder, int maxCommits)
            throws IOException, SourceFault {
        return new ChangeAuthors(walk, folder).find(old, now, maxCommits);
    }

    private Authors find(RevCommit old, RevCommit now, int maxCommits) throws IOException, SourceFault {
        TreeSet<String> found = new TreeSet<>();
        walk.reset();
        walk.markStart(now);
        walk.markUninteresting(old);
        int commits = 0;
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            if (++commits > maxCommits) {
                throw new SourceFault(
                        SourceFault.Reason.TOO_LARGE,
                        "there are more than " + maxCommits + " commits since the version in force, " + old.name()
                                + ", so who changed policies cannot be said: put an earlier commit in force first");
            }
            if (changesPolicies(commit)) {
                add(found, commit);
            }
        }
        if (found.isEmpty() && differs(now, old)) {
            add(found, now);
        }
        return Authors.of(List.copyOf(found));
    }

    private static void add(TreeSet<String> found, RevCommit commit) {
        found.add(GitNames.email(commit.getAuthorIdent()));
        found.add(GitNames.email(commit.getCommitterIdent()));
    }

    private boolean changesPolicies(RevCommit commit) throws IOException {
        if (commit.getParentCount() == 0) {
            return differs(commit, null);
        }
        List<RevCommit> others = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            if (differs(commit, parent)) {
                others.add(parent);
            }
        }
        return others.size() == commit.getParentCount() || !others.isEmpty() && undoes(commit, others);
    }

    /** Whether one of those parents that a merge does not follow had changed policies since it parted from one that it follows. */
    private boolean undoes(RevCommit merge, List<RevCommit> others) throws IOException {
        for (RevCommit taken : merge.getParents()) {
            for (RevCommit other : others) {
                if (!others.contains(taken) && changedSinceParting(other, taken)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean changedSinceParting(RevCommit other, RevCommit taken) throws IOException {
        try (RevWalk bases = new RevWalk(walk.getObjectReader())) {
            bases.setRevFilter(RevFilter.MERGE_BASE);
            bases.markStart(bases.parseCommit(other));
            bases.markStart(bases.parseCommit(taken));
            boolean parted = false;
            for (RevCommit base = bases.next(); base != null; base = bases.next()) {
                if (differs(other, base)) {
                    return true;
                }
                parted = true;
            }
            return !parted;
        }
    }

    private boolean differs(RevCommit commit, RevCommit parent) throws IOException {
        try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.setRecursive(true);
            trees.setFilter(filter);
            trees.addTree(commit.getTree());
            if (parent == null) {
                trees.addTree(new EmptyTreeIterator());
            } else {
                walk.parseHeaders(parent);
                trees.addTree(parent.getTree());
            }
            while (trees.next()) {
                if (PolicyFiles.isPolicyFile(trees.getPathString())) {
                    return true;
                }
            }
            return false;
        }
    }
}
