package io.jenkins.plugins.accessbroker.audit.log;

import java.nio.file.Path;

/** A checkpoint of the log that somebody keeps elsewhere: what they have, not yet verified. */
public final class HeldCheckpoint {
    private final String name;
    private final byte[] note;

    private HeldCheckpoint(String name, byte[] note) {
        this.name = name;
        this.note = note;
    }

    /** The checkpoint of these bytes, called by this name in the report. */
    public static HeldCheckpoint of(String name, byte[] note) {
        return new HeldCheckpoint(name, note.clone());
    }

    /**
     * The checkpoint in a file, called by the file's path in the report.
     *
     * @throws LogFault if the file cannot be read, or has over {@link SignedNote#MAX_BYTES} bytes
     */
    public static HeldCheckpoint read(Path file) throws LogFault {
        byte[] note = Attempt.reading(file, () -> SmallFile.read(new LocalDisk(), file, SignedNote.MAX_BYTES));
        return new HeldCheckpoint(file.toString(), note);
    }

    /** What the report calls it: a file name, usually. */
    public String name() {
        return name;
    }

    byte[] note() {
        return note.clone();
    }
}
