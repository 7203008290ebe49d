package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.text.IoCause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One file that was found.
 *
 * @param name the file as messages name it: its path below the directory, with slashes
 * @param real the regular file, no part of it a link
 * @param found what it was when it was found
 */
record PolicyPath(String name, Path real, FileState found) {
    private static final String CHANGED =
            "the file was changed or exchanged while it was read: try again once nobody writes to it";

    /** The place that stands for the whole file. */
    Position start() {
        return new Position(name, 1, 1);
    }

    /**
     * The file's bytes, read once and no further than to see that there are too many; nothing if it cannot be read, or is
     * not what was found any more once it has been read.
     */
    Optional<byte[]> read(List<Problem> problems) {
        try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(Yaml.MAX_BYTES + 1);
            if (isAsFound()) {
                return Optional.of(bytes);
            }
            problems.add(new Problem(start(), CHANGED));
        } catch (IOException e) {
            String cannot = "the file cannot be read: " + IoCause.of(e) + ": check its permissions";
            problems.add(new Problem(start(), isAsFound() ? cannot : CHANGED));
        }
        return Optional.empty();
    }

    private boolean isAsFound() {
        try {
            return real.toRealPath().equals(real) && FileState.of(real).equals(found);
        } catch (IOException e) {
            return false;
        }
    }
}
