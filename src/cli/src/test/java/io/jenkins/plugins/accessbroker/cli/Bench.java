package io.jenkins.plugins.accessbroker.cli;

import io.jenkins.plugins.accessbroker.cli.console.ChildStdio;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.issuer.IssuerKind;
import io.jenkins.plugins.accessbroker.issuer.kinds.IssuerKinds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A folder with a policy, a request and an issuers file, and the command line run in it. */
public final class Bench {
    /** The time of every command. */
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final String POLICY = """
            policy: payments
            owner:
              team: Payments Platform
              business: ana.silva@example.com
              technical: payments-oncall@example.com
            grants:
              deploy:
                purpose: Deploy the payments service
                expires: 2027-03-31
                to: {jobs: [payments/deploy]}
                issue:
                  test: {to: the payments account}
            """;

    private static final String REQUEST = """
            {"grant": "payments/deploy", "build": {
              "job": {"name": "%s", "kind": "pipeline"}, "number": 7, "branch": null, "revision": null,
              "changeRequest": null, "triggers": [],
              "agents": [{"name": "agent-1", "labels": [], "cloud": null, "life": "static", "builtIn": false}], "rerun": null, "libraries": [],
              "codingAgents": []}}
            """;

    private final Path folder;
    private boolean colour;
    private List<IssuerKind> kinds = List.of(new TestKind());

    /**
     * What came of a command.
     *
     * @param code its exit code
     * @param out its standard output, the folder's name left out
     * @param err its standard error, likewise
     */
    public record Result(int code, String out, String err) {}

    /** Lays the folder out: a request that is permitted, and an issuer that can revoke. */
    public Bench(Path folder) {
        this.folder = folder;
        write("policies/payments.yaml", POLICY);
        write("request.json", String.format(REQUEST, "payments/deploy"));
        write("denied.json", String.format(REQUEST, "other/job"));
        write("issuers.yaml", "issuers:\n  test: {revoke: yes}\n");
    }

    /** The same, with colour. */
    public Bench colour() {
        colour = true;
        return this;
    }

    /** The same, with the issuers that everybody has. */
    public Bench known() {
        kinds = IssuerKinds.all();
        return this;
    }

    /** A path in the folder. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes a file. */
    public void write(String name, String text) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file. */
    public String read(String name) throws IOException {
        return Files.readString(path(name));
    }

    /** Runs a command; arguments that begin with {@code @} are names in the folder. */
    public Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(printer(out), printer(err), () -> NOW, stdio());
        String[] resolved = List.of(args).stream()
                .map(arg -> arg.startsWith("@") ? path(arg.substring(1)).toString() : arg)
                .toArray(String[]::new);
        int code = new Cli(console, kinds).run(resolved);
        return new Result(code, text(out), text(err));
    }

    /** Runs {@code exec} with a command. */
    public Result exec(String... command) {
        String[] args = {
            "exec",
            "--policies",
            "@policies",
            "--request",
            "@request.json",
            "--issuers",
            "@issuers.yaml",
            "--audit",
            "@audit",
            "--"
        };
        String[] all = new String[args.length + command.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(command, 0, all, args.length, command.length);
        return run(all);
    }

    /** What commands that were run printed. */
    public ChildStdio stdio() {
        return new ChildStdio(
                Redirect.from(path("request.json").toFile()),
                Redirect.appendTo(path("child.out").toFile()),
                Redirect.appendTo(path("child.err").toFile()));
    }

    private Printer printer(ByteArrayOutputStream bytes) {
        return new Printer(new PrintStream(bytes, true, StandardCharsets.UTF_8), colour);
    }

    private String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }
}
