package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InstantOption;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The time that a question is about. */
public final class TimeOptions {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "from this time on: 2026-10-01T00:00:00Z")
    private Instant from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "before this time: 2027-01-01T00:00:00Z")
    private Instant to;

    /** Checks that there is any of it. */
    public void check() throws CliFault {
        if (!from.isBefore(to)) {
            throw new CliFault(
                    CliFault.Reason.INVALID,
                    "the time from `" + from + "` to `" + to + "` is empty: give `--from` before `--to`");
        }
    }

    /** The first moment. */
    public Instant from() {
        return from;
    }

    /** The moment after the last. */
    public Instant to() {
        return to;
    }
}
