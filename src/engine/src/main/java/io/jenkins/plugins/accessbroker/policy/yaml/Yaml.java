package io.jenkins.plugins.accessbroker.policy.yaml;

import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import java.util.Optional;

/** Reads one YAML document strictly: a tree of plain mappings, lists and values, and nothing else that YAML has. */
public final class Yaml {
    /** Bytes of a file at most: 1 MiB. */
    public static final int MAX_BYTES = 1 << 20;

    private Yaml() {}

    /**
     * The document.
     *
     * @param file the file as positions name it
     * @param bytes its content in UTF-8; more than {@link #MAX_BYTES} is reported, so a caller need read no more than
     *     one byte past that
     * @return nothing where the bytes cannot be read as a tree; then at least one problem was added. Problems may also
     *     be added beside a tree, which is then good for finding further problems only
     */
    public static Optional<Node> read(String file, byte[] bytes, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            problems.add(
                    new Position(file, 1, 1),
                    "the file has more than the " + MAX_BYTES + " bytes allowed: split it into several files");
            return Optional.empty();
        }
        try {
            String text = Utf8.decode(file, bytes);
            int before = problems.count();
            Characters.check(file, text, problems);
            if (problems.count() > before) {
                return Optional.empty();
            }
            return new Tree(file, new Events(file, text), problems).read();
        } catch (YamlFault fault) {
            problems.add(fault.problem());
            return Optional.empty();
        }
    }
}
