package io.jenkins.plugins.accessbroker.policy.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What a regular file was when it was looked at: two equal states are of one file that nobody wrote to in between.
 *
 * @param key what the file system tells files apart by, where it does
 * @param bytes its size
 * @param written when it was last written to
 */
record FileState(Optional<Object> key, long bytes, FileTime written) {

    static FileState of(BasicFileAttributes file) {
        return new FileState(Optional.ofNullable(file.fileKey()), file.size(), file.lastModifiedTime());
    }

    /** The state of the file at this path, which is not followed if it is a link. */
    static FileState of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }
}
