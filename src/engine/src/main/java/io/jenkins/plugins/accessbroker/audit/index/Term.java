package io.jenkins.plugins.accessbroker.audit.index;

import java.util.Objects;

/** Something that an event is found by. */
record Term(Kind kind, String value) {
    Term {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(value);
    }
}
