package io.jenkins.plugins.accessbroker.audit.log;

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

    /** What the report calls it: a file name, usually. */
    public String name() {
        return name;
    }

    byte[] note() {
        return note.clone();
    }
}
