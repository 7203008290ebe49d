package io.jenkins.plugins.accessbroker.cli.demo;

import io.jenkins.plugins.accessbroker.audit.log.Finding;
import io.jenkins.plugins.accessbroker.audit.log.LogVerifier;
import io.jenkins.plugins.accessbroker.audit.log.VerifyOptions;
import io.jenkins.plugins.accessbroker.audit.log.VerifyReport;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Proves a log: that it holds, that no secret is in it, and that one altered byte is found. */
final class LogProof {
    private static final String ENTRIES = "tile/entries/000";

    private final Printer out;
    private final Workspace workspace;

    LogProof(Printer out, Workspace workspace) {
        this.out = out;
        this.workspace = workspace;
    }

    void show(Path log, Set<String> secrets) throws IOException, CliFault {
        out.line();
        out.line(Style.BOLD, "the audit log has all of it");
        VerifyReport report = LogVerifier.verify(log, VerifyOptions.none());
        must(report.holds(), "the audit log does not verify");
        out.line(
                Style.GOOD,
                "  sound    ",
                Count.of(report.entries(), "event") + ", every byte under a signed root hash");
        String text = Files.readString(log.resolve(ENTRIES), StandardCharsets.ISO_8859_1);
        must(secrets.stream().noneMatch(text::contains), "a secret is in the audit log");
        out.line(Style.GOOD, "  silent   ", "none of the " + secrets.size() + " secrets that were issued is in it");
        tamper(log);
    }

    private void tamper(Path log) throws IOException, CliFault {
        Path copy = workspace.copy(log, workspace.path("altered"));
        byte[] bytes = Files.readAllBytes(copy.resolve(ENTRIES));
        int at = bytes.length / 2;
        bytes[at] ^= 1;
        Files.write(copy.resolve(ENTRIES), bytes);
        VerifyReport report = LogVerifier.verify(copy, VerifyOptions.none());
        must(!report.holds(), "a byte was altered and the audit log still verifies");
        Finding finding = report.findings().get(0);
        out.line(
                Style.GOOD,
                "  watched  ",
                "one bit of byte " + at + " flipped in a copy: " + finding.kind() + ": " + finding.message());
    }

    private static void must(boolean held, String otherwise) throws CliFault {
        if (!held) {
            throw new CliFault(CliFault.Reason.NOT_SHOWN, otherwise);
        }
    }
}
