package io.jenkins.plugins.accessbroker.audit.anchor.git;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.audit.anchor.Publication;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.policy.git.GitAccess;
import io.jenkins.plugins.accessbroker.policy.git.RemoteBranch;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A branch of a Git repository. The newest checkpoint of a log is the file {@code checkpoint} in a folder of its own, older ones
 * are in the branch's history. Each push adds one commit to what the branch had, and never forces; a branch whose history does not
 * go on from what was last seen of it is not pushed to.
 */
public final class GitAnchor implements Anchor {
    private final RemoteBranch remote;
    private final GitAccess access;
    private final Path mirror;
    private final InstantSource clock;

    /**
     * A branch.
     *
     * @param mirror the directory of a bare repository, made if it is not there, that remembers what was last seen
     */
    public GitAnchor(RemoteBranch remote, GitAccess access, Path mirror, InstantSource clock) {
        this.remote = Objects.requireNonNull(remote);
        this.access = Objects.requireNonNull(access);
        this.mirror = Objects.requireNonNull(mirror);
        this.clock = Objects.requireNonNull(clock);
    }

    @Override
    public String name() {
        return "the branch " + Quote.of(remote.branch()) + " of " + Quote.of(remote.url());
    }

    @Override
    public Optional<byte[]> newest(String origin) throws AnchorFault {
        try (Mirror repository = open()) {
            Optional<ObjectId> head = repository.fetch();
            return head.isEmpty() ? Optional.empty() : repository.read(head.get(), path(origin));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public SignedNote publish(Publication publication) throws AnchorFault {
        try (Mirror repository = open()) {
            String message = publication.origin() + ": " + publication.size() + " entries\n";
            byte[] note = publication.checkpoint().bytes();
            repository.push(path(publication.origin()), note, message, clock.instant());
            return publication.checkpoint().note();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Mirror open() throws IOException {
        return Mirror.open(mirror, remote, access, name());
    }

    private String path(String origin) {
        return (remote.folder().isEmpty() ? "" : remote.folder() + "/") + KeptName.folder(origin) + "/checkpoint";
    }

    private AnchorFault unreadable(IOException e) {
        return new AnchorFault(
                Reason.CONFIGURATION,
                "cannot use what was fetched from " + name() + " in " + Quote.of(mirror.toString()) + ": "
                        + IoCause.of(e) + ": correct the directory's permissions, or remove it to fetch anew",
                e);
    }
}
