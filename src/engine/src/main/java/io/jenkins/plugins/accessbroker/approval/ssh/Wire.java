package io.jenkins.plugins.accessbroker.approval.ssh;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads values in the representation of RFC 4251, section 5, strictly: whole, and nothing after the last. */
final class Wire {
    private final String what;
    private final ByteBuffer bytes;

    /**
     * Starts reading.
     *
     * @param what what the bytes are, as messages name it
     */
    Wire(String what, byte[] bytes) {
        this.what = what;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** A uint32 that is at most what is left. */
    private int length() throws SshFault {
        long length = number();
        if (length > bytes.remaining()) {
            throw cut();
        }
        return (int) length;
    }

    long number() throws SshFault {
        if (bytes.remaining() < Integer.BYTES) {
            throw cut();
        }
        return Integer.toUnsignedLong(bytes.getInt());
    }

    byte flags() throws SshFault {
        if (!bytes.hasRemaining()) {
            throw cut();
        }
        return bytes.get();
    }

    byte[] string() throws SshFault {
        return raw(length());
    }

    byte[] raw(int length) throws SshFault {
        if (length > bytes.remaining()) {
            throw cut();
        }
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    /** A string that names something; bytes that are no ASCII become characters that no name has. */
    String name() throws SshFault {
        return new String(string(), StandardCharsets.US_ASCII);
    }

    /** An integer above 0 in its shortest form. */
    BigInteger positive() throws SshFault {
        byte[] value = string();
        BigInteger number = value.length == 0 ? BigInteger.ZERO : new BigInteger(value);
        if (number.signum() <= 0 || number.toByteArray().length != value.length) {
            throw new SshFault(what + " has a number that is not above 0, or not in its shortest form");
        }
        return number;
    }

    /** Ends reading. */
    void done() throws SshFault {
        if (bytes.hasRemaining()) {
            throw new SshFault(what + " has bytes after its end");
        }
    }

    private SshFault cut() {
        return new SshFault(what + " is cut off");
    }

    /** A string as it is written. */
    static byte[] string(byte[] value) {
        return ByteBuffer.allocate(Integer.BYTES + value.length)
                .putInt(value.length)
                .put(value)
                .array();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The bytes of standard base64 with padding; nothing where the text is not the one text of any bytes. */
    static Optional<byte[]> base64(String text) {
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(decoded).equals(text) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
