package io.jenkins.plugins.accessbroker.issuer.github;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of a permission; each has all before it. */
enum Level {
    READ,
    WRITE,
    ADMIN;

    /** How a policy file and GitHub write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> of(String word) {
        return Arrays.stream(values())
                .filter(known -> known.word().equals(word))
                .findFirst();
    }
}
