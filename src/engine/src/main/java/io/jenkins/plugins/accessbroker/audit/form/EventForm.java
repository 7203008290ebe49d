package io.jenkins.plugins.accessbroker.audit.form;

import java.util.List;
import java.util.Objects;

/**
 * A type of event.
 *
 * @param type its name
 * @param help when it is recorded
 * @param fields all its fields, in the order in which they are written
 */
public record EventForm(String type, String help, List<Field> fields) {
    public EventForm {
        Objects.requireNonNull(type);
        Objects.requireNonNull(help);
        fields = List.copyOf(fields);
    }

    /** Whether it is about a lease. */
    public boolean ofLease() {
        return fields.stream().anyMatch(field -> field.name().equals("lease"));
    }
}
