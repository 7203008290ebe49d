package io.jenkins.plugins.accessbroker.cli.exec;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Paths;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells mistaken paths before a log is opened: a log is only made where there is nothing else. */
final class AuditOperands {
    /** What is in a directory in which a log was begun and has no checkpoint yet. */
    private static final Set<String> BEGUN = Set.of("key", "key.new", "key.pub", "lock", "tile", "checkpoint.next");

    private AuditOperands() {}

    static void check(AuditDirectory log) throws CliFault {
        if (Files.exists(log.path())) {
            checkDirectory(log.path());
        } else {
            checkParent(log.path(), "the audit log");
        }
        if (log.key().isPresent()) {
            checkKey(log.key().get());
        } else {
            checkKeyIsThere(log);
        }
    }

    private static void checkDirectory(Path directory) throws CliFault {
        String name = Quote.of(directory.toString());
        if (!Files.isDirectory(directory)) {
            throw fault(name + " is not a directory: correct the path, or give the audit log a directory of its own");
        }
        if (!Files.exists(directory.resolve("checkpoint")) && !Files.exists(directory.resolve("tile/entries"))) {
            Optional<String> other = other(directory);
            if (other.isPresent()) {
                throw fault(name + " is not an audit log and has other files, such as " + Quote.of(other.get())
                        + ": correct the path, or give a new audit log a directory of its own");
            }
        }
    }

    private static Optional<String> other(Path directory) throws CliFault {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Paths::name)
                    .filter(name -> !BEGUN.contains(name))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw fault("cannot read the directory " + Quote.of(directory.toString()) + ": " + IoCause.of(e)
                    + ": let this user read it");
        }
    }

    private static void checkKey(Path key) throws CliFault {
        if (Files.isDirectory(key)) {
            throw fault(Quote.of(key.toString()) + " is a directory: give the file of the signing key in it");
        }
        checkParent(key, "the signing key");
    }

    /** A log that is whole but for its key was made with the key elsewhere. */
    private static void checkKeyIsThere(AuditDirectory log) throws CliFault {
        Path directory = log.path();
        if (!log.isNew() && !Files.exists(directory.resolve("key")) && !Files.exists(directory.resolve("key.new"))) {
            throw fault("the signing key of the audit log in " + Quote.of(directory.toString())
                    + " is not there: give its file with `--key`");
        }
    }

    private static void checkParent(Path path, String what) throws CliFault {
        Path parent = Paths.parent(path);
        if (!Files.isDirectory(parent)) {
            throw fault("there is no directory " + Quote.of(parent.toString()) + " for " + what + " "
                    + Quote.of(path.toString()) + ": correct the path, or create that directory");
        }
    }

    private static CliFault fault(String message) {
        return new CliFault(CliFault.Reason.FILE, message);
    }
}
