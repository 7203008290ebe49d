package io.jenkins.plugins.accessbroker.audit.log;

/** Something that a verification met and a sound log does not have. */
public sealed interface Finding {
    /** Where it was met. */
    Place place();

    /** What was met, what was expected and what to do, in words. */
    String message();

    /** Whether the log cannot be believed because of it; otherwise it is a remark. */
    default boolean breaks() {
        return true;
    }

    /** What is there is not what was signed, or not by the key. */
    record Altered(Place place, String message) implements Finding {}

    /** What is there is not of the log's format. */
    record Malformed(Place place, String message) implements Finding {}

    /** Something the checkpoint speaks of is not there. */
    record Missing(Place place, String message) implements Finding {}

    /** Something is there and cannot be read. */
    record Unreadable(Place place, String message) implements Finding {}

    /** Bytes after the size of the checkpoint: nothing is known of them. */
    record Uncovered(Place place, String message) implements Finding {
        @Override
        public boolean breaks() {
            return false;
        }
    }

    /** A file that is not part of a log. */
    record Stray(Place place, String message) implements Finding {
        @Override
        public boolean breaks() {
            return false;
        }
    }
}
