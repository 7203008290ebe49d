package io.jenkins.plugins.accessbroker.audit.log;

/** What comes next in the entries on disk. */
sealed interface Scan {
    /** What it is, in words. */
    String what();

    /** A whole entry. */
    record Found(byte[] bytes) implements Scan {
        @Override
        public String what() {
            return "an entry of `" + bytes.length + "` bytes";
        }
    }

    /** No more bytes, where an entry may end. */
    record Ended(String what) implements Scan {}

    /** The bundle of the entry was moved, and is not at hand. */
    record Away(String what) implements Scan {}

    /** Bytes that are no entry. */
    record Broken(String what) implements Scan {}
}
