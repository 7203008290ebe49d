package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.approval.file.SignatureDirectory;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells one state of a policy directory from another without reading the files: their names, sizes, times of change
 * and identities on the disk. Of what it would take too long to look at, it says that only.
 *
 * @param files each file by its path below the directory
 */
record Fingerprint(Map<String, String> files) {
    /** Entries looked at at most: our own bound, above what a policy directory may hold. */
    static final int MOST = 50_000;

    private static final int DEPTH = 17;
    private static final String UNREADABLE = "unreadable";

    static Fingerprint of(Path directory) {
        Walk walk = new Walk();
        walk.directory(directory, "", 1);
        return new Fingerprint(walk.files);
    }

    /** What tells one state of a file from another, of a link that of what it leads to. */
    static String file(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return now.size() + " " + now.lastModifiedTime() + " " + now.fileKey();
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private static final class Walk {
        private final Map<String, String> files = new TreeMap<>();
        private int seen;

        void directory(Path directory, String prefix, int depth) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
                for (Path child : children) {
                    seen++;
                    if (seen > MOST) {
                        files.clear();
                        files.put("", "more than " + MOST);
                        return;
                    }
                    entry(child, prefix + child.getFileName(), depth);
                }
            } catch (IOException | DirectoryIteratorException e) {
                files.put(prefix, UNREADABLE);
            }
        }

        private void entry(Path path, String name, int depth) {
            String end = name.toLowerCase(Locale.ROOT);
            if (String.valueOf(path.getFileName()).startsWith(".")) {
                return;
            }
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                if (depth < DEPTH) {
                    directory(path, name + "/", depth + 1);
                }
            } else if (end.endsWith(".yaml") || end.endsWith(".yml") || end.endsWith(SignatureDirectory.SUFFIX)) {
                files.put(name, file(path));
            }
        }
    }
}
