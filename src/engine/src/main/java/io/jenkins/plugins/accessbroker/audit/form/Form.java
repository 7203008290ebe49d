package io.jenkins.plugins.accessbroker.audit.form;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a value of an event may be. */
public sealed interface Form {

    /** Any text. It is whatever a build, an issuer or a person wrote, so nothing is ever read out of it. */
    record Text() implements Form {}

    /**
     * A text that matches a pattern as a whole.
     *
     * @param what what it is, for messages: {@code a time}
     */
    record Matching(String what, Pattern pattern) implements Form {
        public Matching {
            Objects.requireNonNull(what);
            Objects.requireNonNull(pattern);
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements Form {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A whole number of 0 or more. */
    record Number() implements Form {}

    /** True or false. */
    record Flag() implements Form {}

    /** A value, or {@code null} where it is known that there is none. */
    record OrNull(Form form) implements Form {
        public OrNull {
            Objects.requireNonNull(form);
        }
    }

    /** A list, which may be empty. */
    record Listing(Form item) implements Form {
        public Listing {
            Objects.requireNonNull(item);
        }
    }

    /** An object whose fields are texts, each of a name of its own choice. */
    record Texts() implements Form {}

    /**
     * An object of exactly these fields.
     *
     * @param name what it is called where several events have it
     */
    record Fields(String name, List<Field> fields) implements Form {
        public Fields {
            Objects.requireNonNull(name);
            fields = List.copyOf(fields);
        }
    }
}
