package io.jenkins.plugins.accessbroker.audit.anchor.directory;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.audit.anchor.Publication;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A directory that is there, and is not within the log's own. Each checkpoint is a file of its own, which has its name once all of
 * it is on the disk, and is never replaced. What the directory is worth is what keeps the log's writer from changing its files.
 */
public final class DirectoryAnchor implements Anchor {
    private final Path directory;
    private final Path log;

    /**
     * A directory.
     *
     * @param log the log's directory
     */
    public DirectoryAnchor(Path directory, Path log) {
        this.directory = Objects.requireNonNull(directory);
        this.log = Objects.requireNonNull(log);
    }

    @Override
    public String name() {
        return "the directory " + Quote.of(directory.toString());
    }

    @Override
    public Optional<byte[]> newest(String origin) throws AnchorFault {
        Path folder = checked().resolve(KeptName.folder(origin));
        try {
            Optional<Path> newest = new NewestFile().below(folder);
            return newest.isPresent() ? Optional.of(KeptFile.read(newest.get())) : Optional.empty();
        } catch (IOException e) {
            throw fault("read", e);
        }
    }

    @Override
    public SignedNote publish(Publication publication) throws AnchorFault {
        Path root = checked();
        Path file = root.resolve(KeptName.folder(publication.origin())).resolve(KeptName.of(publication.size()));
        byte[] note = publication.checkpoint().bytes();
        try {
            if (!KeptFile.create(root, file, note)) {
                return sameAs(publication, KeptFile.read(file));
            }
            if (!Arrays.equals(KeptFile.read(file), note)) {
                throw new AnchorFault(
                        Reason.MALFORMED, name() + " does not have what was written to it: check its disk");
            }
            return publication.checkpoint().note();
        } catch (IOException e) {
            throw fault("write", e);
        }
    }

    private SignedNote sameAs(Publication publication, byte[] there) throws AnchorFault {
        try {
            SignedNote note = SignedNote.parse(there);
            if (note.text().equals(publication.checkpoint().note().text())) {
                return note;
            }
        } catch (LogFault e) {
            throw new AnchorFault(
                    Reason.MALFORMED,
                    name() + " has a file in the place of the checkpoint of `" + publication.size()
                            + "` entries that is none: find out who wrote it",
                    e);
        }
        throw new AnchorFault(
                Reason.FORKED,
                name() + " has another checkpoint of `" + publication.size()
                        + "` entries: the log was written anew: keep it as it is as evidence, and find out who did that");
    }

    /** It is never created: what is not there may be a mount that is missing. */
    private Path checked() throws AnchorFault {
        if (!Files.isDirectory(directory)) {
            throw new AnchorFault(
                    Reason.CONFIGURATION, name() + " is not there: mount or create it, or correct the anchor's path");
        }
        try {
            Path real = directory.toRealPath();
            if (real.startsWith(log.toRealPath())) {
                throw new AnchorFault(
                        Reason.CONFIGURATION,
                        name() + " is within the log's own directory, so whoever writes the log can change it: give a"
                                + " directory elsewhere");
            }
            return real;
        } catch (IOException e) {
            throw fault("read", e);
        }
    }

    private AnchorFault fault(String verb, IOException e) {
        return new AnchorFault(
                Reason.CONFIGURATION,
                "cannot " + verb + " " + name() + ": " + IoCause.of(e) + ": let this process read and write it",
                e);
    }
}
