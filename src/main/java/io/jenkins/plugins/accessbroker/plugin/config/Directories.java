package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Directories of the controller: absolute, or relative to {@code JENKINS_HOME}. */
final class Directories {
    /** Below {@code JENKINS_HOME}, where builds, agents or users write, or where secrets are. */
    private static final List<String> TAKEN =
            List.of("jobs", "workspace", "userContent", "secrets", "users", "nodes", "plugins", "war", "fingerprints");

    private Directories() {}

    /** The directory that a text names. */
    static Path resolve(String text) {
        return home().resolve(text).normalize();
    }

    static Path home() {
        return Jenkins.get().getRootDir().toPath().toAbsolutePath().normalize();
    }

    /** What keeps the text from naming a directory of the broker's own, if anything does. */
    static Optional<String> problem(String field, String text) {
        if (text.isBlank()) {
            return wrong(field, "the path of a directory, absolute or relative to `JENKINS_HOME`", text);
        }
        try {
            return place(field, resolve(text), text);
        } catch (InvalidPathException e) {
            return wrong(field, "a path of the controller", text);
        }
    }

    /** What keeps the text from naming a file that is out of reach of whoever writes to a directory. */
    static Optional<String> fileProblem(String field, String text, String directoryField, String directory) {
        try {
            Path path = resolve(text);
            if (path.startsWith(resolve(directory))) {
                return Optional.of("`" + field + "`: " + Quote.of(text) + " is in `" + directoryField + "` "
                        + Quote.of(directory) + ", where whoever writes policies could change it: keep it elsewhere");
            }
            return Files.isDirectory(path)
                    ? Optional.of("`" + field + "`: " + Quote.of(text) + " is a directory: name a file")
                    : taken(field, path, text);
        } catch (InvalidPathException e) {
            return wrong(field, "a path of the controller", text);
        }
    }

    private static Optional<String> place(String field, Path path, String text) {
        if (home().startsWith(path)) {
            return Optional.of("`" + field + "`: " + Quote.of(text)
                    + " holds all of Jenkins: name a directory that is for this alone");
        }
        Optional<String> taken = taken(field, path, text);
        if (taken.isPresent()) {
            return taken;
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            return Optional.of("`" + field + "`: " + Quote.of(text) + " is a file: name a directory");
        }
        return Optional.empty();
    }

    private static Optional<String> taken(String field, Path path, String text) {
        return TAKEN.stream()
                .filter(taken -> path.startsWith(home().resolve(taken)))
                .findFirst()
                .map(taken -> "`" + field + "`: " + Quote.of(text) + " is in `" + taken
                        + "` of `JENKINS_HOME`, which is for other things: name a directory that is for this alone");
    }

    /** Two directories that are one, or one of which is in the other. */
    static Optional<String> overlap(String field, String text, String otherField, String otherText) {
        Path path = resolve(text);
        Path other = resolve(otherText);
        return path.startsWith(other) || other.startsWith(path)
                ? Optional.of("`" + field + "`: " + Quote.of(text) + " and `" + otherField + "` " + Quote.of(otherText)
                        + " are one directory or in each other: keep them apart")
                : Optional.empty();
    }

    private static Optional<String> wrong(String field, String expected, String found) {
        return Optional.of("`" + field + "`: expected " + expected + ", found " + Quote.of(found));
    }
}
