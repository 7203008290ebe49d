package io.jenkins.plugins.accessbroker.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;

/** What an exception of the file system says, in words and without the path that it was met at. */
public final class IoCause {
    private IoCause() {}

    /** The cause in words, on one line. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "something of that name is there";
        }
        return Quote.escape(raw(e).orElse("input or output error").toLowerCase(Locale.ROOT));
    }

    /** Whether the disk, or the quota on it, is full: the texts of ENOSPC and EDQUOT, and of Windows. */
    public static boolean full(IOException e) {
        String text = raw(e).orElse("").toLowerCase(Locale.ROOT);
        return text.contains("no space left on device")
                || text.contains("quota exceeded")
                || text.contains("not enough space on the disk");
    }

    private static Optional<String> raw(IOException e) {
        return e instanceof FileSystemException f
                ? Optional.ofNullable(f.getReason())
                : Optional.ofNullable(e.getMessage());
    }
}
