package io.jenkins.plugins.accessbroker.audit.form;

import java.util.Objects;

/**
 * A field of an object.
 *
 * @param name its name
 * @param required whether every such object has it
 * @param form what its value is
 * @param help what it means, for whoever reads the schema
 */
public record Field(String name, boolean required, Form form, String help) {
    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(form);
        Objects.requireNonNull(help);
    }

    static Field of(String name, Form form, String help) {
        return new Field(name, true, form, help);
    }

    static Field maybe(String name, Form form, String help) {
        return new Field(name, false, form, help);
    }
}
