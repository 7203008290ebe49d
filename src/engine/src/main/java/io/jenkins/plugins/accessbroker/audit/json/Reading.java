package io.jenkins.plugins.accessbroker.audit.json;

import java.util.Objects;

/** What came of reading an entry of the audit log for showing. */
public sealed interface Reading {

    /** The entry is an event about a build, of a form that is known here, whole and without anything that is not. */
    record Readable(RecordedEvent event) implements Reading {
        public Readable {
            Objects.requireNonNull(event);
        }
    }

    /** The entry is such an event, and about the policies as a whole. */
    record AboutPolicies(RecordedPolicies event) implements Reading {
        public AboutPolicies {
            Objects.requireNonNull(event);
        }
    }

    /** The entry is such an event, and about the log's own key. */
    record AboutKey(RecordedRotation event) implements Reading {
        public AboutKey {
            Objects.requireNonNull(event);
        }
    }

    /**
     * The entry is no such event.
     *
     * @param why what is wrong with it, fit for a message
     */
    record Unreadable(String why) implements Reading {
        public Unreadable {
            Objects.requireNonNull(why);
        }
    }
}
