package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.InstantOption;
import io.jenkins.plugins.accessbroker.cli.console.PathOption;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.cli.console.WordOption;
import io.jenkins.plugins.accessbroker.decision.PolicySet;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.git.GitFault;
import io.jenkins.plugins.accessbroker.review.diff.DiffMarkdown;
import io.jenkins.plugins.accessbroker.review.diff.DiffText;
import io.jenkins.plugins.accessbroker.review.diff.PolicyDiff;
import io.jenkins.plugins.accessbroker.review.diff.json.DiffWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Says what a change of policies changes, exactly, with a request for every difference. */
@Command(
        name = "diff",
        description = "Says for every grant what a change of policies permits more and less, with a request for each.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:compared",
            "1:not compared: the policies or the repository have problems",
            "2:wrong usage",
            "4:with `--fail-on widened`: somebody may get more than before"
        },
        footerHeading = "%nExample:%n",
        footer = "  access-broker diff policies policies")
public final class DiffCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "OLD", description = "the directory, or with --git the revision, before")
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "the directory, or with --git the revision, after")
    private String changed;

    @Option(
            names = "--git",
            paramLabel = "REPO",
            description = "OLD and NEW are revisions of this Git repository, such as main or main:policies")
    private Optional<Path> repository = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatOption.class,
            description = "text (default), markdown or json")
    private DiffFormat format = DiffFormat.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            converter = FailOnOption.class,
            description = "widened: exit with 4 if somebody may get more")
    private Optional<FailOn> failOn = Optional.empty();

    @Option(
            names = "--examples",
            paramLabel = "DIR",
            description = "write the example requests to this directory, which must be missing or empty")
    private Optional<Path> examples = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "compare from this time on, such as 2027-03-31T12:00:00Z; from now on by default")
    private Optional<Instant> at = Optional.empty();

    public DiffCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    /** In what form the difference is printed. */
    enum DiffFormat {
        TEXT,
        MARKDOWN,
        JSON
    }

    /** What makes the command fail. */
    enum FailOn {
        WIDENED
    }

    /** Reads the word of the format. */
    static final class FormatOption extends WordOption<DiffFormat> {
        FormatOption() {
            super(DiffFormat.values());
        }
    }

    /** Reads the word of what makes the command fail. */
    static final class FailOnOption extends WordOption<FailOn> {
        FailOnOption() {
            super(FailOn.values());
        }
    }

    @Override
    public Integer call() throws CliFault, GitFault {
        Versions versions = new Versions(kinds);
        List<PolicySet> both = repository.isPresent()
                ? versions.ofRepository(repository.get(), old, changed)
                : versions.ofDirectories(directory("OLD", old), directory("NEW", changed));
        PolicyDiff diff = PolicyDiff.of(both.get(0), both.get(1), at.orElseGet(console.clock()::instant));
        if (examples.isPresent()) {
            ExampleFiles.write(examples.get(), diff);
        }
        print(diff);
        return failOn.isPresent() && diff.mayGiveMore() ? ExitCode.WIDENED : ExitCode.FINE;
    }

    /** An operand that is a directory here, and a revision with {@code --git}. */
    private Path directory(String operand, String text) {
        try {
            return new PathOption().convert(text);
        } catch (TypeConversionException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "`" + operand + "`"
                            + (text.isEmpty() ? " is empty: give a directory" : ": " + PathOption.invalid(text)));
        }
    }

    private void print(PolicyDiff diff) {
        switch (format) {
            case JSON -> DiffWriter.write(diff).lines().forEach(console.out()::line);
            case MARKDOWN -> DiffMarkdown.of(diff).forEach(console.out()::line);
            case TEXT -> {
                List<String> lines = DiffText.of(diff);
                console.out().line(diff.mayGiveMore() ? Style.BAD_HEADING : Style.GOOD_HEADING, lines.get(0));
                lines.stream().skip(1).forEach(console.out()::line);
            }
        }
    }
}
