package io.jenkins.plugins.accessbroker.request;

import java.util.Objects;

/**
 * The job that asks.
 *
 * @param name full name with its folders, {@code folder/job}; 1 to 1,024 characters
 * @param kind what the controller calls its type, for the audit log only
 */
public record Job(String name, String kind) {
    public Job {
        Bounds.name("job name", Objects.requireNonNull(name));
        Bounds.name("job kind", Objects.requireNonNull(kind));
    }
}
