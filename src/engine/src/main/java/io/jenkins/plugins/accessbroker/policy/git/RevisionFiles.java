package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * The policy files of one revision.
 *
 * @param revision the revision as messages name it
 * @param all the files, and what is wrong with them
 */
public record RevisionFiles(String revision, PolicyFiles all) {
    /** Files and directories of a revision that are looked at. */
    static final int MAX_ENTRIES = 1_000_000;

    public RevisionFiles {
        Objects.requireNonNull(revision);
        Objects.requireNonNull(all);
    }

    /**
     * Reads them.
     *
     * @param tree the directory of the revision that has the policies
     * @throws IOException if an object is missing or broken
     */
    static RevisionFiles read(Repository repository, AnyObjectId tree, String revision) throws IOException, GitFault {
        try (ObjectReader objects = repository.newObjectReader()) {
            return new RevisionFiles(
                    revision,
                    PolicyTree.read(objects, tree, revision, MAX_ENTRIES).files());
        }
    }

    /** The bytes of each policy file by its path, cut where they are longer than a policy file may be. */
    public SortedMap<String, byte[]> files() {
        return all.content();
    }

    /** What cannot be read as a policy file but looks like one. */
    public List<Problem> problems() {
        return all.problems();
    }

    /** The policies in them. */
    public LoadedPolicies load(Collection<ScopeReader> scopes) {
        return all.load(Optional.empty(), scopes);
    }
}
