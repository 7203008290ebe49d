package io.jenkins.plugins.accessbroker.audit.log;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads one entry bundle from its start: each entry after its length, a big-endian uint16 (C2SP tlog-tiles, "Log
 * entries"). It holds one entry at a time.
 */
final class BundleScanner {
    /** The bytes of a length. */
    static final int PREFIX = 2;

    /** The bytes of the longest entry: the largest uint16. */
    static final int MAX_ENTRY = 65_535;

    private final DiskFile file;
    private final ByteBuffer buffer;
    private long read;

    BundleScanner(DiskFile file) {
        this(file, buffer());
    }

    /** Reads by way of a buffer that another scanner, which is not used any more, may have had. */
    BundleScanner(DiskFile file, ByteBuffer buffer) {
        this.file = file;
        this.buffer = buffer.limit(0);
    }

    static ByteBuffer buffer() {
        return ByteBuffer.allocate(2 * (PREFIX + MAX_ENTRY));
    }

    /** The byte at which the next entry starts. */
    long offset() {
        return read - buffer.remaining();
    }

    Scan next() throws IOException {
        if (!fill(PREFIX)) {
            return buffer.hasRemaining()
                    ? new Scan.Broken("the file ends in the length of an entry")
                    : new Scan.Ended("the file ends");
        }
        int length = buffer.getShort(buffer.position()) & 0xFFFF;
        if (length == 0) {
            return new Scan.Broken("an entry has the length `0`");
        }
        if (!fill(PREFIX + length)) {
            return new Scan.Broken("the file ends after `" + (buffer.remaining() - PREFIX) + "` of the `" + length
                    + "` bytes of an entry");
        }
        byte[] entry = new byte[length];
        buffer.position(buffer.position() + PREFIX).get(entry);
        return new Scan.Found(entry);
    }

    /** Whether that many bytes are there, now in the buffer. */
    private boolean fill(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return true;
        }
        buffer.compact();
        while (buffer.position() < bytes) {
            int count = file.read(buffer, read);
            if (count < 0) {
                break;
            }
            read += count;
        }
        buffer.flip();
        return buffer.remaining() >= bytes;
    }
}
