package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.approval.Authors;
import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.policy.source.Fetched;
import io.jenkins.plugins.accessbroker.policy.source.PolicySource;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault;
import io.jenkins.plugins.accessbroker.policy.source.SourceFault.Reason;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A branch of a Git repository. It is fetched into a bare repository of its own, from which nothing is checked out. To be used by one
 * thread at a time.
 */
public final class GitSource implements PolicySource {
    private static final String FETCHED = "refs/access-broker/fetched";

    private final RemoteBranch remote;
    private final GitAccess access;
    private final Path mirror;
    private final Optional<String> rewritten;
    private final GitLimits limits;

    GitSource(RemoteBranch remote, GitAccess access, Path mirror, Optional<String> rewritten, GitLimits limits) {
        this.remote = Objects.requireNonNull(remote);
        this.access = Objects.requireNonNull(access);
        this.mirror = Objects.requireNonNull(mirror);
        this.rewritten = Objects.requireNonNull(rewritten);
        this.limits = Objects.requireNonNull(limits);
    }

    /**
     * A branch.
     *
     * @param mirror the directory of the bare repository, made if it is not there; it can be removed at any time
     * @param rewritten the commit that a person has looked at and takes though the branch's history was rewritten
     */
    public GitSource(RemoteBranch remote, GitAccess access, Path mirror, Optional<String> rewritten) {
        this(remote, access, mirror, rewritten, GitLimits.USUAL);
    }

    @Override
    public String name() {
        return remote.name();
    }

    @Override
    public Fetched fetch(Optional<Commit> inForce) throws SourceFault {
        try (Repository repository = open()) {
            Optional<ObjectId> newest = receive(repository);
            Optional<ObjectId> head = id(repository.exactRef(FETCHED));
            if (head.isEmpty() || !head.equals(newest)) {
                throw new SourceFault(
                        Reason.UNREADABLE,
                        "what was fetched from " + name() + " could not be kept in " + Quote.of(mirror.toString())
                                + ": remove that directory to fetch anew");
            }
            return read(repository, head.get(), inForce);
        } catch (GitFault e) {
            throw new SourceFault(Reason.TOO_LARGE, e.getMessage(), e);
        } catch (IOException e) {
            throw new SourceFault(
                    Reason.UNREADABLE,
                    "cannot read what was fetched from " + name() + " in " + Quote.of(mirror.toString()) + ": "
                            + IoCause.of(e) + ": correct the directory's permissions, or remove it to fetch anew",
                    e);
        }
    }

    private Repository open() throws IOException {
        Repository repository = FileRepositoryBuilder.create(mirror.toFile());
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
        StoredConfig config = repository.getConfig();
        if (!"false".equals(config.getString("http", null, "followRedirects"))) {
            config.setString("http", null, "followRedirects", "false");
            config.save();
        }
        return repository;
    }

    /** The branch's newest commit as the other side has it; a fetch does not fail where that cannot be kept. */
    private Optional<ObjectId> receive(Repository repository) throws SourceFault {
        Optional<ObjectId> newest;
        FetchMonitor monitor =
                new FetchMonitor(limits, mirror.resolve("objects").toFile());
        try (Transport transport = Transport.open(repository, remote.uri())) {
            transport.setTimeout((int) limits.patience().toSeconds());
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setCheckFetchedObjects(true);
            access.configure(transport);
            RefSpec branch = new RefSpec()
                    .setForceUpdate(true)
                    .setSourceDestination(Constants.R_HEADS + remote.branch(), FETCHED);
            newest =
                    id(transport.fetch(monitor, List.of(branch)).getAdvertisedRef(Constants.R_HEADS + remote.branch()));
        } catch (TransportException | NotSupportedException e) {
            throw unreachable(monitor, e);
        } finally {
            repository.getRefDatabase().refresh();
        }
        if (monitor.exceeded().isPresent()) {
            throw tooLarge(monitor.exceeded().get());
        }
        return newest;
    }

    private static Optional<ObjectId> id(Ref ref) {
        return Optional.ofNullable(ref).map(Ref::getObjectId);
    }

    private SourceFault unreachable(FetchMonitor monitor, Exception e) {
        if (monitor.exceeded().isPresent()) {
            return tooLarge(monitor.exceeded().get());
        }
        return new SourceFault(
                Reason.UNREACHABLE,
                "cannot fetch from " + name() + ": " + FetchCause.of(e, remote.url())
                        + ": correct the address, the branch or the credentials, or try again when it answers",
                e);
    }

    private SourceFault tooLarge(String what) {
        return new SourceFault(
                Reason.TOO_LARGE,
                name() + " has " + what + ", which is more than is taken: keep policies in a repository of their own");
    }

    private Fetched read(Repository repository, ObjectId head, Optional<Commit> inForce)
            throws IOException, SourceFault, GitFault {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit now = walk.parseCommit(head);
            Authors authors = authors(walk, now, inForce);
            PolicyTree tree = PolicyTree.read(walk.getObjectReader(), folder(walk, now), name(), limits.entries());
            return new Fetched(tree.files(), tree.signatures(), Optional.of(GitNames.commit(now)), authors);
        }
    }

    /** Not known where nothing is in force yet, or what is in force is of no history that is there. */
    private Authors authors(RevWalk walk, RevCommit now, Optional<Commit> inForce) throws IOException, SourceFault {
        if (inForce.isEmpty()) {
            return Authors.UNKNOWN;
        }
        Optional<RevCommit> old = commit(walk, inForce.get().id());
        boolean follows = old.isPresent() && walk.isMergedInto(old.get(), now);
        if (!follows && rewritten.filter(now.name()::equals).isEmpty()) {
            throw new SourceFault(
                    Reason.REWRITTEN,
                    "the history of " + name() + " was rewritten: its newest commit " + now.name()
                            + " does not follow the commit in force, "
                            + inForce.get().id()
                            + ": find out who did that and why; to take it all the same, name the newest commit");
        }
        return old.isPresent()
                ? ChangeAuthors.between(walk, old.get(), now, remote.folder(), limits.commits())
                : Authors.UNKNOWN;
    }

    private static Optional<RevCommit> commit(RevWalk walk, String id) throws IOException {
        if (!ObjectId.isId(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(walk.parseCommit(ObjectId.fromString(id)));
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    private ObjectId folder(RevWalk walk, RevCommit commit) throws IOException, SourceFault {
        if (remote.folder().isEmpty()) {
            return commit.getTree();
        }
        try (TreeWalk found = TreeWalk.forPath(walk.getObjectReader(), remote.folder(), commit.getTree())) {
            if (found == null || !found.isSubtree()) {
                throw new SourceFault(
                        Reason.CONFIGURATION,
                        name() + " has no such folder in its newest commit: correct the folder's path");
            }
            return found.getObjectId(0);
        }
    }
}
