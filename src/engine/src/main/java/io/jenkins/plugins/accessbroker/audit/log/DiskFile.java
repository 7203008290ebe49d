package io.jenkins.plugins.accessbroker.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file. */
interface DiskFile extends Closeable {
    /** Reads some bytes from a position on; -1 at the end of the file. */
    int read(ByteBuffer into, long position) throws IOException;

    /** Writes some bytes from a position on; how many. */
    int write(ByteBuffer from, long position) throws IOException;

    void truncate(long size) throws IOException;

    /** Makes the content and the size durable. */
    void force() throws IOException;
}
