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
 * One policy file.
 *
 * @param name its path below the policy directory, with slashes
 * @param real the regular file, no part of it a link
 */
record PolicyPath(String name, Path real) {

    /** The place that stands for the whole file. */
    Position start() {
        return new Position(name, 1, 1);
    }

    /** The file's bytes, read once and no further than to see that there are too many; nothing if it cannot be read. */
    Optional<byte[]> read(List<Problem> problems) {
        try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(in.readNBytes(Yaml.MAX_BYTES + 1));
        } catch (IOException e) {
            problems.add(new Problem(start(), "the file cannot be read: " + IoCause.of(e) + ": check its permissions"));
            return Optional.empty();
        }
    }
}
