package io.jenkins.plugins.accessbroker.review.diff;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that a grant says and that is not about which requests it permits now.
 *
 * @param name what it is: {@code owner.team}, {@code purpose}, {@code expires}, {@code issue.role}, ...
 * @param before what it was, if it was there
 * @param after what it is, if it is there
 */
public record Detail(String name, Optional<String> before, Optional<String> after) {
    public Detail {
        Objects.requireNonNull(name);
        if (before.equals(after)) {
            throw new IllegalArgumentException("detail " + name + " did not change");
        }
    }
}
