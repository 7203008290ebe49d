package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/** Directories of the controller: absolute, or relative to {@code JENKINS_HOME}. */
final class Directories {
    /** Below {@code JENKINS_HOME}, where builds, agents or users write, or where secrets are. */
    private static final List<String> TAKEN =
            List.of("jobs", "workspace", "userContent", "secrets", "users", "nodes", "plugins", "war", "fingerprints");

    /** Where the version of the policies that is in force is kept, below {@code JENKINS_HOME}. */
    static final String KEPT = "access-broker/kept";

    /** Where it is kept what persons said of versions, likewise. */
    static final String REVIEWS = "access-broker/reviews";

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
        return overlap(resolve(text), resolve(otherText))
                ? Optional.of("`" + field + "`: " + Quote.of(text) + " and `" + otherField + "` " + Quote.of(otherText)
                        + " are one directory or in each other: keep them apart")
                : Optional.empty();
    }

    /** A directory that is one of those in which the broker keeps what decides on policies, or has one, or is in one. */
    static Optional<String> own(String field, String text) {
        return Stream.of(KEPT, REVIEWS)
                .filter(own -> overlap(resolve(text), resolve(own)))
                .findFirst()
                .map(own -> "`" + field + "`: " + Quote.of(text) + " and `" + own
                        + "` of `JENKINS_HOME`, where the broker"
                        + " keeps which policies are in force, are one directory or in each other: keep them apart");
    }

    private static boolean overlap(Path one, Path other) {
        Path path = real(one);
        Path second = real(other);
        return path.startsWith(second) || second.startsWith(path);
    }

    /** Where it really is: links are followed as far as there is anything. */
    private static Path real(Path path) {
        for (Path there = path; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(path)).normalize();
            } catch (IOException e) {
                // what is not there has no links: its parent is asked
            }
        }
        return path;
    }

    private static Optional<String> wrong(String field, String expected, String found) {
        return Optional.of("`" + field + "`: expected " + expected + ", found " + Quote.of(found));
    }
}
