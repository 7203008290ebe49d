package io.jenkins.plugins.accessbroker.audit.anchor.directory;

import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.text.Paths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds the file with the greatest name below the folder of a log. Folders that a crash left empty are passed over. */
final class NewestFile {
    /** Far more than crashes leave; whoever makes more has the anchor not read. */
    private static final int MOST_FOLDERS = 1000;

    private int folders;

    Optional<Path> below(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) ? below(folder, KeptName.LEVELS) : Optional.empty();
    }

    private Optional<Path> below(Path folder, int levels) throws IOException {
        if (++folders > MOST_FOLDERS) {
            throw new IOException("it has too many folders without a checkpoint");
        }
        for (Path path : descending(folder)) {
            if (levels == 1) {
                return Optional.of(path);
            }
            Optional<Path> found = below(path, levels - 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** At most 1,000 of them: there are no more such names. */
    private static List<Path> descending(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder, path -> KeptName.PART.matcher(Paths.name(path)).matches())) {
            all.forEach(found::add);
        }
        found.sort(Collections.reverseOrder());
        return found;
    }
}
