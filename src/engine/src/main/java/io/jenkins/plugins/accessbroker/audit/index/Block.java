package io.jenkins.plugins.accessbroker.audit.index;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A row of 4,096 sequences, of which a term has some: stored as a bit for each, or, if that is shorter, as two bytes for
 * each that the term has.
 */
final class Block {
    /** The sequences of a block. */
    static final int EVENTS = 4096;

    private static final int BYTES = EVENTS / Byte.SIZE;

    private Block() {}

    /** The block of a sequence. */
    static long of(long sequence) {
        return sequence / EVENTS;
    }

    /** The place of a sequence in its block. */
    static int place(long sequence) {
        return (int) (sequence % EVENTS);
    }

    /** Places as they are stored. */
    static byte[] bytes(BitSet places) {
        int count = places.cardinality();
        if (count * Short.BYTES >= BYTES) {
            return Arrays.copyOf(places.toByteArray(), BYTES);
        }
        ByteBuffer bytes = ByteBuffer.allocate(count * Short.BYTES);
        places.stream().forEach(place -> bytes.putShort((short) place));
        return bytes.array();
    }

    /** Adds stored places to others. */
    static void add(byte[] stored, BitSet to) {
        if (stored.length == BYTES) {
            to.or(BitSet.valueOf(stored));
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        while (bytes.hasRemaining()) {
            to.set(bytes.getShort());
        }
    }
}
