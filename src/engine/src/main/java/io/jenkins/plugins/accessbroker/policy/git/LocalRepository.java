package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/** A Git repository on this machine. It is only read: nothing in it is run, and its configuration changes nothing. */
public final class LocalRepository implements AutoCloseable {
    /** Files and directories of a revision that are looked at. */
    private static final int MAX_ENTRIES = 1_000_000;

    private final Repository repository;
    private final String name;

    private LocalRepository(Repository repository, String name) {
        this.repository = repository;
        this.name = name;
    }

    /**
     * Opens a repository.
     *
     * @param directory its working directory or one below that, or the repository itself
     */
    public static LocalRepository open(Path directory) throws GitFault {
        String name = Quote.of(directory.toString());
        RepositoryBuilder builder =
                new RepositoryBuilder().findGitDir(directory.toAbsolutePath().toFile());
        if (builder.getGitDir() == null) {
            throw new GitFault(
                    GitFault.Reason.NO_REPOSITORY,
                    "there is no Git repository at " + name + ": give the directory of a clone");
        }
        try {
            return new LocalRepository(builder.setMustExist(true).build(), name);
        } catch (IOException e) {
            throw new GitFault(
                    GitFault.Reason.NO_REPOSITORY,
                    "the Git repository at " + name + " cannot be opened: " + IoCause.of(e)
                            + ": let this user read it, or clone it anew",
                    e);
        }
    }

    /**
     * The policy files of a revision.
     *
     * @param revision a commit, branch or tag as Git writes it, or {@code REVISION:DIRECTORY} for one directory of it
     */
    public PolicyFiles files(String revision) throws GitFault {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(revision);
            if (id == null) {
                throw unknown(revision);
            }
            RevTree tree = walk.parseTree(id);
            return PolicyTree.read(walk.getObjectReader(), tree, revision, MAX_ENTRIES)
                    .files();
        } catch (RevisionSyntaxException | IncorrectObjectTypeException | AmbiguousObjectException e) {
            throw unknown(revision);
        } catch (IOException e) {
            throw new GitFault(
                    GitFault.Reason.UNREADABLE,
                    "revision " + Quote.of(revision) + " of the Git repository at " + name + " cannot be read: "
                            + IoCause.of(e) + ": fetch it again, or clone the repository anew",
                    e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private GitFault unknown(String revision) {
        return new GitFault(
                GitFault.Reason.NO_REVISION,
                "the Git repository at " + name + " has no one revision " + Quote.of(revision)
                        + ": give a commit, a branch or a tag, or one with a directory such as `main:policies`");
    }
}
