package io.jenkins.plugins.accessbroker.policy.file;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words. */
final class Causes {
    private Causes() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e.getMessage() == null ? "input or output failed" : Quote.escape(e.getMessage());
    }
}
