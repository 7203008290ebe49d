package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a demo is made of and what it leaves: {@code policies} and {@code requests}, and the log of it in {@code audit}.
 *
 * @param data the directory of policies and requests
 * @param audit the directory of the audit log
 */
record Material(Path data, Path audit) {
    private static final String REQUESTS = "requests";

    Path policies() {
        return data.resolve("policies");
    }

    /** The request files, at least one, by name. */
    List<Path> requests() throws CliFault {
        Path directory = data.resolve(REQUESTS);
        String name = Quote.of(directory.toString());
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> requests = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (requests.isEmpty()) {
                throw fault("there are no requests in " + name + ": put a `*.json` file there", null);
            }
            return requests;
        } catch (IOException e) {
            throw fault(
                    "cannot list the requests in " + name + ": " + IoCause.of(e)
                            + ": give a directory that has `policies` and `requests`",
                    e);
        }
    }

    private static CliFault fault(String message, IOException cause) {
        return new CliFault(CliFault.Reason.FILE, message, cause);
    }
}
