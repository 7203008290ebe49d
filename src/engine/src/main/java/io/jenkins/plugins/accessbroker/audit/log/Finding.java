package io.jenkins.plugins.accessbroker.audit.log;

import java.util.Objects;

/** Something that a verification met and a sound log does not have. */
public sealed interface Finding {
    /** Where it was met. */
    Place place();

    /** What was met, what was expected and what to do, in words. */
    String message();

    /** What kind of finding it is, in one word. */
    String kind();

    /** Whether the log cannot be believed because of it; otherwise it is a remark. */
    default boolean breaks() {
        return true;
    }

    /**
     * What is there is not what was signed, or not by the key.
     *
     * @param place where it was met
     * @param message what was met, what was expected and what to do
     */
    record Altered(Place place, String message) implements Finding {
        /** Holds both. */
        public Altered {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String kind() {
            return "altered";
        }
    }

    /**
     * What is there is not of the log's format.
     *
     * @param place where it was met
     * @param message what was met, what was expected and what to do
     */
    record Malformed(Place place, String message) implements Finding {
        /** Holds both. */
        public Malformed {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String kind() {
            return "malformed";
        }
    }

    /**
     * Something the checkpoint speaks of is not there.
     *
     * @param place where it was met
     * @param message what was met, what was expected and what to do
     */
    record Missing(Place place, String message) implements Finding {
        /** Holds both. */
        public Missing {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String kind() {
            return "missing";
        }
    }

    /**
     * Something is there and cannot be read.
     *
     * @param place where it was met
     * @param message what was met, what was expected and what to do
     */
    record Unreadable(Place place, String message) implements Finding {
        /** Holds both. */
        public Unreadable {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String kind() {
            return "unreadable";
        }
    }

    /**
     * Bytes after the last signed entry: nothing is known of them.
     *
     * @param place where it was met
     * @param message what was met, what was expected and what to do
     */
    record Uncovered(Place place, String message) implements Finding {
        /** Holds both. */
        public Uncovered {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String kind() {
            return "uncovered";
        }

        @Override
        public boolean breaks() {
            return false;
        }
    }

    /**
     * A file that is not part of a log.
     *
     * @param place where it was met
     * @param message what was met, what was expected and what to do
     */
    record Stray(Place place, String message) implements Finding {
        /** Holds both. */
        public Stray {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public String kind() {
            return "stray";
        }

        @Override
        public boolean breaks() {
            return false;
        }
    }
}
