package io.jenkins.plugins.accessbroker.cli.policy;

import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.ExitCode;
import io.jenkins.plugins.accessbroker.cli.console.WordOption;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.document.Shape;
import io.jenkins.plugins.accessbroker.policy.file.BoundaryReader;
import io.jenkins.plugins.accessbroker.policy.file.PolicyReader;
import io.jenkins.plugins.accessbroker.policy.schema.SchemaWriter;
import io.jenkins.plugins.accessbroker.review.test.TestFileReader;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a kind of file, made of what its reader reads by. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema (2020-12) of a kind of file, with which editors complete and underline.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "1:standard output could not be written", "2:wrong usage"},
        footerHeading = "%nExample:%n",
        footer = "  access-broker schema policy")
public final class SchemaCommand implements Callable<Integer> {
    private final Console console;
    private final List<IssuerKind> kinds;

    @Parameters(
            paramLabel = "KIND",
            arity = "0..1",
            converter = Kind.Converter.class,
            description = "policy (default), boundary or test")
    private Kind kind = Kind.POLICY;

    /** The kinds of files that there are schemas of, a line each. */
    enum Kind {
        POLICY(scopes -> new PolicyReader(scopes).shape()),
        BOUNDARY(scopes -> new BoundaryReader(scopes).shape()),
        TEST(scopes -> TestFileReader.shape());

        private final Function<List<ScopeReader>, Shape> shape;

        Kind(Function<List<ScopeReader>, Shape> shape) {
            this.shape = shape;
        }

        /** Reads the operand. */
        static final class Converter extends WordOption<Kind> {
            Converter() {
                super(Kind.values());
            }
        }
    }

    public SchemaCommand(Console console, List<IssuerKind> kinds) {
        this.console = console;
        this.kinds = kinds;
    }

    @Override
    public Integer call() {
        List<ScopeReader> scopes = kinds.stream().map(IssuerKind::scopeReader).toList();
        String title = "Access Broker " + kind.name().toLowerCase(Locale.ROOT) + " file";
        SchemaWriter.write(title, kind.shape.apply(scopes)).lines().forEach(console.out()::line);
        return ExitCode.FINE;
    }
}
