package io.jenkins.plugins.accessbroker.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where a test run wants to search for secrets afterwards, the list of all that emulators handed out in it: a line each in
 * the file that the system property {@code accessbroker.handedOut} names. Without the property nothing is written.
 */
public final class HandedOut {
    private static final String PROPERTY = "accessbroker.handedOut";

    private HandedOut() {}

    /** Adds a secret to the list. */
    public static void note(String secret) {
        String file = System.getProperty(PROPERTY, "");
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(file), secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note a secret in `" + file + "`", e);
        }
    }
}
