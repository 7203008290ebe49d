package io.jenkins.plugins.accessbroker.audit.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Whole files of a bounded size. */
final class SmallFile {
    private static final int CHUNK = 4096;

    private SmallFile() {}

    /** The bytes of a regular file, which may have at most {@code most} of them, whatever its size was before. */
    static byte[] read(Disk disk, Path path, int most) throws IOException {
        FileState state = disk.state(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
        if (!state.file()) {
            throw new IOException("not a regular file");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (DiskFile file = disk.read(path)) {
            while (file.read(chunk, bytes.size()) >= 0) {
                bytes.write(chunk.array(), 0, chunk.position());
                chunk.clear();
                if (bytes.size() > most) {
                    throw new IOException("over " + most + " bytes");
                }
            }
        }
        return bytes.toByteArray();
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
