package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.request.json.RequestWriter;
import io.jenkins.plugins.accessbroker.review.diff.Example;
import io.jenkins.plugins.accessbroker.review.diff.GrantChange;
import io.jenkins.plugins.accessbroker.review.diff.PolicyDiff;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Example requests as files that {@code explain} reads: {@code POLICY.GRANT.widened.json} and {@code ...narrowed.json}. */
final class ExampleFiles {
    private ExampleFiles() {}

    static void write(Path directory, PolicyDiff diff) throws CliFault {
        try {
            Files.createDirectories(directory);
            try (DirectoryStream<Path> there = Files.newDirectoryStream(directory)) {
                if (there.iterator().hasNext()) {
                    throw new DirectoryNotEmptyException(directory.toString());
                }
            }
            for (GrantChange change : diff.changed()) {
                write(directory, change, "widened", change.widening());
                write(directory, change, "narrowed", change.narrowing());
            }
        } catch (DirectoryNotEmptyException e) {
            throw fault(directory, "it is not empty: give a new directory", e);
        } catch (IOException e) {
            throw fault(directory, IoCause.of(e) + ": give a directory that this user can write", e);
        }
    }

    private static void write(Path directory, GrantChange change, String what, Optional<Example> example)
            throws IOException {
        if (example.isPresent()) {
            String name = change.name().policy() + "." + change.name().name() + "." + what + ".json";
            Files.writeString(
                    directory.resolve(name), RequestWriter.write(example.get().request()) + "\n");
        }
    }

    private static CliFault fault(Path directory, String why, IOException e) {
        return new CliFault(
                CliFault.Reason.FILE, "cannot write the examples to " + Quote.of(directory.toString()) + ": " + why, e);
    }
}
