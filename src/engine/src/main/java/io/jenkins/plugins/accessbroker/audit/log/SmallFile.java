package io.jenkins.plugins.accessbroker.audit.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Whole files of a bounded size. */
final class SmallFile {
    private SmallFile() {}

    /** The bytes of a regular file, which may have at most {@code most} of them. */
    static byte[] read(Disk disk, Path path, int most) throws IOException {
        FileState state = disk.state(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
        if (!state.file()) {
            throw new IOException("not a regular file");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(state.size(), most) + 1);
        try (DiskFile file = disk.read(path)) {
            while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
                continue;
            }
        }
        if (bytes.position() > most) {
            throw new IOException("over " + most + " bytes");
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Writes all bytes from a position on. */
    static void write(DiskFile file, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int written = file.write(bytes, at);
            if (written <= 0) {
                throw new IOException("nothing was written");
            }
            at += written;
        }
    }
}
