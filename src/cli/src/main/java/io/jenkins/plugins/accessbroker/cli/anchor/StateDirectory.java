package io.jenkins.plugins.accessbroker.cli.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.AnchorMemory;
import io.jenkins.plugins.accessbroker.audit.anchor.FileMemory;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputDirectory;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.text.IoCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a command keeps of an anchor from one run to the next; nothing, if it is told of no directory.
 *
 * @param path the directory
 * @param lasting whether it is kept
 */
public record StateDirectory(Path path, boolean lasting) implements AutoCloseable {
    private static final int NAME = 16;

    static StateDirectory open(Optional<Path> given) throws CliFault {
        if (given.isPresent()) {
            InputDirectory.check("the state of anchors", given.get());
            return new StateDirectory(given.get(), true);
        }
        try {
            return new StateDirectory(Files.createTempDirectory("access-broker"), false);
        } catch (IOException e) {
            throw InputFile.fault(
                    "directory for temporary files",
                    Path.of(System.getProperty("java.io.tmpdir")),
                    IoCause.of(e) + ": let this user write there");
        }
    }

    /** A name of what is kept of one place. */
    Path of(String place, String kind) {
        return path.resolve(KeptName.folder(place).substring(0, NAME) + "." + kind);
    }

    AnchorMemory memory(String place) {
        return lasting ? new FileMemory(of(place, "checkpoint")) : AnchorMemory.none();
    }

    /** What cannot be removed is left to the system. */
    @Override
    public void close() {
        if (!lasting) {
            try (Stream<Path> all = Files.walk(path)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }
    }
}
