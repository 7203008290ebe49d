package io.jenkins.plugins.accessbroker.audit.anchor.git;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.policy.git.FetchCause;
import io.jenkins.plugins.accessbroker.policy.git.FetchMonitor;
import io.jenkins.plugins.accessbroker.policy.git.GitAccess;
import io.jenkins.plugins.accessbroker.policy.git.GitLimits;
import io.jenkins.plugins.accessbroker.policy.git.RemoteBranch;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A bare repository that has what was last seen of a branch elsewhere. */
final class Mirror implements AutoCloseable {
    private static final String FETCHED = "refs/access-broker/fetched";
    private static final String SEEN = "refs/access-broker/seen";
    private static final GitLimits LIMITS = GitLimits.USUAL;

    private final Repository repository;
    private final RemoteBranch remote;
    private final GitAccess access;
    private final String name;

    private Mirror(Repository repository, RemoteBranch remote, GitAccess access, String name) {
        this.repository = repository;
        this.remote = remote;
        this.access = access;
        this.name = name;
    }

    static Mirror open(Path directory, RemoteBranch remote, GitAccess access, String name) throws IOException {
        Repository repository = FileRepositoryBuilder.create(directory.toFile());
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
        StoredConfig config = repository.getConfig();
        if (!"false".equals(config.getString("http", null, "followRedirects"))) {
            config.setString("http", null, "followRedirects", "false");
            config.save();
        }
        return new Mirror(repository, remote, access, name);
    }

    /** The commit that the branch is at; nothing if there is no such branch, and never was. */
    Optional<ObjectId> fetch() throws IOException, AnchorFault {
        Optional<ObjectId> seen = Optional.ofNullable(repository.resolve(SEEN));
        Optional<ObjectId> head = remoteHead();
        if (head.isEmpty()) {
            if (seen.isPresent()) {
                throw rewritten("is gone");
            }
            return head;
        }
        if (!head.equals(seen)) {
            receive(seen.isEmpty());
            checkGoesOn(seen, head.get());
            see(head.get());
        }
        return head;
    }

    private Optional<ObjectId> remoteHead() throws AnchorFault {
        try (Transport transport = transport();
                FetchConnection connection = transport.openFetch()) {
            return Optional.ofNullable(connection.getRef(branch())).map(Ref::getObjectId);
        } catch (TransportException | NotSupportedException e) {
            throw unreachable(e);
        }
    }

    /** What is new; of a branch that was never seen only its newest commit. */
    private void receive(boolean first) throws AnchorFault {
        FetchMonitor monitor = new FetchMonitor(
                LIMITS, repository.getDirectory().toPath().resolve("objects").toFile());
        try (Transport transport = transport()) {
            transport.setTagOpt(TagOpt.NO_TAGS);
            if (first) {
                transport.setDepth(1);
            }
            RefSpec spec = new RefSpec().setForceUpdate(true).setSourceDestination(branch(), FETCHED);
            transport.fetch(monitor, List.of(spec));
        } catch (TransportException | NotSupportedException e) {
            throw monitor.exceeded().isPresent() ? tooLarge(monitor) : unreachable(e);
        } finally {
            repository.getRefDatabase().refresh();
        }
        if (monitor.exceeded().isPresent()) {
            throw tooLarge(monitor);
        }
    }

    private void checkGoesOn(Optional<ObjectId> seen, ObjectId head) throws IOException, AnchorFault {
        try (RevWalk walk = new RevWalk(repository)) {
            if (seen.isPresent() && !walk.isMergedInto(walk.parseCommit(seen.get()), walk.parseCommit(head))) {
                throw rewritten("does not go on from its commit " + seen.get().name());
            }
        }
    }

    private void see(ObjectId head) throws IOException {
        RefUpdate update = repository.updateRef(SEEN);
        update.setNewObjectId(head);
        update.forceUpdate();
    }

    /** The bytes of a file of a commit; nothing if it has none of that name. */
    Optional<byte[]> read(ObjectId commit, String path) throws IOException, AnchorFault {
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk found = TreeWalk.forPath(
                        repository, path, walk.parseCommit(commit).getTree())) {
            if (found == null) {
                return Optional.empty();
            }
            boolean file = found.getFileMode().getObjectType() == Constants.OBJ_BLOB;
            ObjectLoader blob = file ? repository.open(found.getObjectId(0)) : null;
            if (blob == null || blob.getSize() > SignedNote.MAX_BYTES) {
                throw new AnchorFault(
                        Reason.MALFORMED,
                        name + " has something else than a checkpoint in `" + path + "`: find out who wrote it");
            }
            return Optional.of(blob.getBytes(SignedNote.MAX_BYTES));
        }
    }

    /** Adds a commit that sets one file, to what was last seen of the branch. */
    void push(String path, byte[] content, String message, Instant time) throws IOException, AnchorFault {
        Optional<ObjectId> head = Optional.ofNullable(repository.resolve(SEEN));
        ObjectId commit = new NextCommit(repository, head).setting(path, content, message, time);
        RemoteRefUpdate update = new RemoteRefUpdate(
                repository, commit.name(), commit, branch(), false, null, head.orElse(ObjectId.zeroId()));
        try (Transport transport = transport()) {
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
        } catch (TransportException | NotSupportedException e) {
            throw unreachable(e);
        }
        switch (update.getStatus()) {
            case OK, UP_TO_DATE -> see(commit);
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED ->
                throw new AnchorFault(
                        Reason.UNREACHABLE, name + " was pushed to by somebody else at the same time: publish again");
            default ->
                throw new AnchorFault(
                        Reason.REFUSED,
                        name + " does not take a push: let the user of the credentials push to it, and no rule forbid"
                                + " it");
        }
    }

    private Transport transport() throws AnchorFault {
        try {
            Transport transport = Transport.open(repository, new URIish(remote.url()));
            transport.setTimeout((int) LIMITS.patience().toSeconds());
            access.configure(transport);
            return transport;
        } catch (URISyntaxException | NotSupportedException | TransportException e) {
            throw unreachable(e);
        }
    }

    private String branch() {
        return Constants.R_HEADS + remote.branch();
    }

    private AnchorFault unreachable(Exception e) {
        return new AnchorFault(
                Reason.UNREACHABLE,
                name + " cannot be used: " + FetchCause.of(e, remote.url())
                        + ": correct the address or the credentials, or try again when it answers",
                e);
    }

    private AnchorFault tooLarge(FetchMonitor monitor) {
        return new AnchorFault(
                Reason.MALFORMED,
                name + " has " + monitor.exceeded().orElse("more")
                        + ", which is more than is taken: keep checkpoints in a repository of their own");
    }

    private AnchorFault rewritten(String how) {
        return new AnchorFault(
                Reason.LOST,
                name + " " + how + ", which was there before: somebody rewrote it: find out who did, put back what was"
                        + " there, or remove `" + repository.getDirectory() + "` to take it as it is");
    }

    @Override
    public void close() {
        repository.close();
    }
}
