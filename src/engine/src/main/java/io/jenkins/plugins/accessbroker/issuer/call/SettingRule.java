package io.jenkins.plugins.accessbroker.issuer.call;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What is wrong with a setting of an issuer, in the words that issuers share; nothing where it is as it has to be. */
public final class SettingRule {
    /** What {@link #path} takes, for messages. */
    public static final String PATH = "an absolute path";

    private SettingRule() {}

    /** A setting that is as it has to be or is not. */
    public static Optional<String> held(boolean held, String key, String expected, String found) {
        return held
                ? Optional.empty()
                : Optional.of("`" + key + "`: expected " + expected + ", found " + Quote.of(found));
    }

    /** The same of a URL: what may hold a password is not repeated. */
    public static Optional<String> url(boolean held, String key, String expected, String found) {
        return !held && found.contains("@")
                ? Optional.of("`" + key + "`: expected " + expected + ", found one that may hold a password")
                : held(held, key, expected, found);
    }

    /** An absolute path. */
    public static Optional<String> path(String key, String text) {
        return held(isAbsolute(text), key, PATH, text);
    }

    private static boolean isAbsolute(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
