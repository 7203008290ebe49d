package io.jenkins.plugins.accessbroker.audit.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedNote;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Paths;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A memory in a file: {@code anchored <time>} on the first line, in RFC 3339 and UTC, and the signed checkpoint after it. The
 * file is replaced in one step.
 *
 * @param file the file, in a directory that is there
 */
public record FileMemory(Path file) implements AnchorMemory {
    private static final String HEAD = "anchored ";
    private static final int MAX_HEAD = 64;

    @Override
    public Optional<Anchored> read(AnchoredLog log) throws AnchorFault {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(parse(in.readNBytes(MAX_HEAD + SignedNote.MAX_BYTES), log));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw fault("read", e);
        } catch (LogFault | DateTimeException e) {
            throw new AnchorFault(
                    Reason.MALFORMED,
                    "what was last anchored is kept in " + Quote.of(file.toString())
                            + ", and that is not a checkpoint of this log: find out who changed it or which log it is of,"
                            + " then remove it",
                    e);
        }
    }

    private static Anchored parse(byte[] bytes, AnchoredLog log) throws LogFault, AnchorFault {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = Math.max(0, text.indexOf('\n'));
        String head = text.substring(0, end);
        Instant at = Instant.parse(head.startsWith(HEAD) ? head.substring(HEAD.length()) : "");
        return new Anchored(log.open(text.substring(end + 1).getBytes(StandardCharsets.UTF_8)), at);
    }

    @Override
    public void write(Anchored anchored) throws AnchorFault {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEAD + anchored.at() + "\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(anchored.checkpoint().bytes());
        Path next = file.resolveSibling(Paths.name(file) + ".new");
        try {
            Files.write(next, bytes.toByteArray());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw fault("write", e);
        }
    }

    private AnchorFault fault(String verb, IOException e) {
        return new AnchorFault(
                Reason.CONFIGURATION,
                "cannot " + verb + " " + Quote.of(file.toString()) + ", where what was last anchored is kept: "
                        + IoCause.of(e) + ": let this process read and write it",
                e);
    }
}
