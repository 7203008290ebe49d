package io.jenkins.plugins.accessbroker.policy.source;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.AuditLog;
import io.jenkins.plugins.accessbroker.audit.ChangeEvent.BoundariesChanged;
import io.jenkins.plugins.accessbroker.policy.Manifest;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.file.DirectoryFiles;
import io.jenkins.plugins.accessbroker.policy.file.FileKind;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which boundaries there were when policies were last looked at: their manifest, in a file beside what is kept. */
final class SeenBoundaries {
    private static final int MAX_BYTES = 64 << 20;

    private final Path file;

    SeenBoundaries(Path kept) {
        this.file = kept.resolve("boundaries");
    }

    /**
     * Records it if the boundaries are others than when this was last asked. Those that cannot be read are none that hold, and
     * nothing is recorded.
     *
     * @param directory the boundary files; nothing where nothing is bounded
     */
    void record(Optional<Path> directory, AuditLog audit) throws SourceFault, AuditFault {
        Manifest before = last();
        Optional<Manifest> read = directory.isPresent() ? read(directory.get()) : Optional.of(new Manifest(""));
        if (read.isEmpty() || read.get().equals(before)) {
            return;
        }
        Manifest after = read.get();
        List<String> changed = changed(before, after);
        audit.append(new BoundariesChanged(
                directory.map(from -> Quote.escape(from.toString())).orElse("none"),
                digest(before),
                digest(after),
                changed.subList(0, Math.min(BoundariesChanged.MAX_FILES, changed.size())),
                changed.size()));
        try {
            Durable.text(file, after.text());
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNWRITABLE,
                    "cannot keep which boundaries there are in " + Quote.of(file.toString()) + ": " + IoCause.of(e)
                            + ": let this user write there, and see that its disk is not full",
                    e);
        }
    }

    private static Optional<Manifest> read(Path directory) {
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, byte[]> files = new TreeMap<>();
        DirectoryFiles.read(directory, FileKind.BOUNDARY, problems, files::put);
        return problems.isEmpty() ? Optional.of(Manifest.ofFiles(files)) : Optional.empty();
    }

    private Manifest last() throws SourceFault {
        try {
            if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
                throw new IOException("it is larger than any that was kept");
            }
            return new Manifest(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return new Manifest("");
        } catch (IOException e) {
            throw new SourceFault(
                    SourceFault.Reason.UNREADABLE,
                    "cannot read which boundaries there were from " + Quote.of(file.toString()) + ": " + IoCause.of(e)
                            + ": correct its permissions, or delete it",
                    e);
        }
    }

    private static Optional<String> digest(Manifest manifest) {
        return manifest.text().isEmpty() ? Optional.empty() : Optional.of(manifest.digest());
    }

    /** The paths of files that are in one of the two only, or in both with other bytes. */
    private static List<String> changed(Manifest before, Manifest after) {
        Map<String, String> old = lines(before);
        Map<String, String> now = lines(after);
        SortedMap<String, String> all = new TreeMap<>(old);
        all.putAll(now);
        all.keySet().removeIf(path -> now.containsKey(path) && now.get(path).equals(old.get(path)));
        return all.keySet().stream().map(SeenBoundaries::shortened).toList();
    }

    private static Map<String, String> lines(Manifest manifest) {
        Map<String, String> digests = new TreeMap<>();
        manifest.text()
                .lines()
                .filter(line -> line.length() > 66)
                .forEach(line -> digests.put(line.substring(66), line.substring(0, 64)));
        return digests;
    }

    private static String shortened(String path) {
        return path.length() <= 1_024 ? path : path.substring(0, 1_021) + "...";
    }
}
