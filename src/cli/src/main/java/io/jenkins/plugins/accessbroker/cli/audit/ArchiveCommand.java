package io.jenkins.plugins.accessbroker.cli.audit;

import io.jenkins.plugins.accessbroker.audit.AuditFault;
import io.jenkins.plugins.accessbroker.audit.json.MovableEntries;
import io.jenkins.plugins.accessbroker.audit.json.OpenLease;
import io.jenkins.plugins.accessbroker.audit.log.Archive;
import io.jenkins.plugins.accessbroker.audit.log.Archived;
import io.jenkins.plugins.accessbroker.audit.log.LogFault;
import io.jenkins.plugins.accessbroker.audit.log.SignedCheckpoint;
import io.jenkins.plugins.accessbroker.audit.log.VerifierKey;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.InstantOption;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves the old entries of a log to a directory elsewhere. */
@Command(
        name = "archive",
        description = {
            "Moves the old entries of a log to a directory elsewhere, in whole files of 256 entries.",
            "The hashes of the entries stay, so that the log is verified without them as far as hashes tell. It can be"
                    + " written to meanwhile, and afterwards. What is cut off is ended by running it again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that could be moved is moved, which may be nothing",
            "1:the log is not sound, or a directory cannot be used; nothing is lost",
            "2:wrong usage"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker audit archive audit --before 2026-01-01T00:00:00Z --to audit-2025")
public final class ArchiveCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "the directory of the log")
    private Path directory;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "the directory to move to, outside of the log's; created if it is not there")
    private Path to;

    public ArchiveCommand(Console console) {
        this.console = console;
    }

    /** Which entries; one of these. */
    static final class Wanted {
        @Option(
                names = "--before",
                paramLabel = "TIME",
                converter = InstantOption.class,
                description = "those before the first of this time or later: 2026-01-01T00:00:00Z")
        private Optional<Instant> before = Optional.empty();

        @Option(names = "--entries", paramLabel = "NUMBER", description = "so many, from the first on")
        private Optional<Long> entries = Optional.empty();
    }

    @Override
    public Integer call() throws LogFault, CliFault, AuditFault {
        LogDirectory.check(directory);
        Path parent = to.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new CliFault(
                    CliFault.Reason.FILE,
                    "there is no directory to make " + Quote.of(to.toString()) + " in: correct the path, or create it");
        }
        long size = SignedCheckpoint.read(directory, VerifierKey.read(directory.resolve("key.pub")))
                .checkpoint()
                .size();
        long entries = wanted.before.isPresent()
                ? MovableEntries.before(directory, size, wanted.before.get())
                : wanted.entries.orElseThrow();
        Optional<OpenLease> living =
                MovableEntries.living(directory, size, console.clock().instant());
        long most = living.map(OpenLease::sequence).orElse(Long.MAX_VALUE);
        Archived archived = Archive.move(directory, Math.min(entries, most), to);
        console.out()
                .line(
                        Style.GOOD_HEADING,
                        "moved: " + Count.of(archived.moved(), "entry", "entries") + " of the audit log in "
                                + Quote.of(directory.toString()) + " to " + Quote.of(to.toString()));
        console.out().line(Count.of(archived.away(), "entry is", "entries are") + " out of its directory now");
        if (most < entries) {
            console.err()
                    .line("entries from " + most + " on stay: lease "
                            + Quote.of(living.get().id()) + " has no end yet and works until "
                            + living.get().issued().orElseThrow().expires());
        }
        return ExitCode.FINE;
    }
}
