package io.jenkins.plugins.accessbroker.audit.report;

import io.jenkins.plugins.accessbroker.audit.log.Finding;
import io.jenkins.plugins.accessbroker.audit.report.Counts.Count;
import io.jenkins.plugins.accessbroker.audit.report.Frameworks.Bearing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page: a heading and a table for each question, and what the answers are worth first. */
final class Page {
    private static final int ROWS = 20;

    private final Report report;
    private final Tally tally;
    private final Html html = new Html();

    Page(Report report) {
        this.report = report;
        this.tally = report.tally();
    }

    String write() {
        html.raw(Style.HEAD);
        html.element("h1", "Access report");
        html.raw("<p>")
                .text(report.log() + ", from " + tally.period.from() + " to " + tally.period.to() + ", made at "
                        + report.made() + ". Times are in UTC.")
                .raw("</p>\n");
        integrity();
        overview();
        issuance();
        denials();
        neverUsed();
        leases();
        unmediated();
        changes();
        frameworks();
        return html.raw("</main>\n</body>\n</html>\n").toString();
    }

    private void integrity() {
        heading("integrity", "Integrity of the log");
        String verdict = report.sound()
                ? "Sound: nothing contradicts the log, and each of its entries is an event."
                : report.verified().holds()
                        ? "Unaltered, but not all of its entries are events: some may be missing from this report."
                        : "Not sound: something contradicts the log. Do not rely on this report.";
        html.raw("<p class=\"" + (report.sound() ? "good" : "bad") + "\">")
                .text(verdict)
                .raw("</p>\n");
        report.verified()
                .checkpoint()
                .ifPresent(checkpoint -> html.element(
                        "p",
                        "The checkpoint of " + checkpoint.origin() + " covers " + checkpoint.size()
                                + " entries. They were all read for this report."));
        section("What was found", findings());
        section("What was checked", report.verified().checked());
        section("What was not checked", report.verified().unchecked());
        html.element(
                "p",
                "Times are those of the controller that wrote the log. What was done without the broker is not on it.");
    }

    private List<String> findings() {
        List<String> found = new ArrayList<>();
        for (Finding finding : report.verified().findings()) {
            found.add(finding.place() + ": " + finding.message());
        }
        report.ledger()
                .unreadable()
                .forEach(sequence -> found.add(
                        "entry " + sequence + " is no event of a known form, or not where such an event can be"));
        int open = report.ledger().open().size();
        if (report.sound() && open > 0) {
            found.add(open + " leases have no end on the log: they are still held, or their broker was cut off");
        }
        return found.subList(0, Math.min(ROWS, found.size()));
    }

    private void section(String title, List<String> items) {
        if (!items.isEmpty()) {
            html.element("h3", title).list(items);
        }
    }

    private void overview() {
        heading("overview", "What happened");
        if (tally.types.total() == 0) {
            html.element("p", "There is no event of this time.");
            return;
        }
        html.raw(
                        "<p>Filled bars are credentials that were issued, hollow bars are requests that were denied, for each ")
                .text(words(tally.period.part()))
                .raw(".</p>\n");
        Chart.times(html, tally.period, tally.issuedOf, tally.deniedOf);
        List<List<String>> rows = new ArrayList<>();
        for (int part = 0; part < tally.issuedOf.length; part++) {
            if (tally.issuedOf[part] + tally.deniedOf[part] > 0) {
                rows.add(List.of(
                        tally.period.start(part).toString(),
                        String.valueOf(tally.issuedOf[part]),
                        String.valueOf(tally.deniedOf[part])));
            }
        }
        if (!rows.isEmpty()) {
            html.raw("<details open>\n<summary>The numbers of the chart</summary>\n")
                    .table("Issued and denied over time", List.of("from", "#issued", "#denied"), rows)
                    .raw("</details>\n");
        }
        counts("Events by type", "type", tally.types);
    }

    private void issuance() {
        heading("issuance", "Issuance");
        if (tally.grants.total() == 0) {
            html.element("p", "No credential was issued of which the log has the decision too.");
            return;
        }
        Chart.names(html, "by-grant", "Credentials issued by grant", tally.grants.first(ROWS));
        counts("Credentials issued by grant", "grant", tally.grants);
        Chart.names(html, "by-owner", "Credentials issued by owner", tally.owners.first(ROWS));
        counts("Credentials issued by owner", "team", tally.owners);
        counts("Credentials issued by agent", "agent", tally.agents);
        if (tally.codingAgents.total() == 0) {
            html.element("p", "No coding agent was known to have a hand in any of it.");
        } else {
            counts("Credentials issued by coding agent", "coding agent", tally.codingAgents);
        }
    }

    private void denials() {
        heading("denials", "Denials");
        if (tally.deniedGrants.total() == 0) {
            html.element("p", "No request was denied.");
            return;
        }
        html.element("p", "A request that failed on several conditions is counted at each of them.");
        Chart.names(html, "by-condition", "Denials by condition", tally.conditions.first(ROWS));
        counts("Denials by condition", "condition that did not hold", tally.conditions);
        counts("Denials by grant", "grant", tally.deniedGrants);
    }

    private void neverUsed() {
        heading("never-used", "Grants never used");
        if (report.grants().isEmpty()) {
            html.element("p", "Not known: no policies were given to compare with.");
            return;
        }
        if (tally.grants.others() + tally.used.others() > 0) {
            html.element("p", "Not known: more grants were used than can be told apart.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, String> grant : report.grants().get().entrySet()) {
            if (!tally.grants.has(grant.getKey()) && !tally.used.has(grant.getKey())) {
                rows.add(List.of(grant.getKey(), grant.getValue()));
            }
        }
        if (rows.isEmpty()) {
            html.element("p", "Each grant of the policies that were given was used.");
        } else {
            html.table(
                    "Grants of the given policies that nothing was issued for, and under which no guarded credential was"
                            + " used",
                    List.of("grant", "owner"),
                    rows);
        }
    }

    private void leases() {
        heading("leases", "Longest leases");
        List<List<String>> rows = tally.leases.longest().stream()
                .map(held -> List.of(
                        String.valueOf(held.sequence()),
                        held.grant(),
                        held.build(),
                        held.issued().toString(),
                        words(held.length()),
                        held.revoked() ? "revoked" : "left to expire"))
                .toList();
        if (rows.isEmpty()) {
            html.element("p", "No lease ended.");
        } else {
            html.table(
                    "The longest of the leases that ended",
                    List.of("entry", "grant", "build", "issued", "#held for", "credential"),
                    rows);
            counts("Credentials of leases that ended", "credential", tally.endings);
        }
        if (tally.leases.forgotten() > 0) {
            html.element("p", tally.leases.forgotten() + " leases are left out: too many were open at once.");
        }
    }

    private void unmediated() {
        heading("unmediated", "Unmediated uses");
        if (tally.unmediated.total() == 0) {
            html.element("p", "No use of a guarded credential past the broker was seen.");
            return;
        }
        counts("Uses of guarded credentials past the broker", "credential", tally.unmediated);
        html.table(
                "The latest of them",
                List.of("entry", "time", "credential", "build"),
                tally.pastBroker.stream()
                        .map(event -> List.of(
                                String.valueOf(event.sequence()), event.time().toString(), event.type(), event.text()))
                        .toList());
    }

    private void changes() {
        heading("changes", "Changes of policies, owners and configuration");
        if (tally.changes.isEmpty()) {
            html.element("p", "None is on the log.");
            return;
        }
        html.table(
                "The latest changes",
                List.of("entry", "time", "event", "what"),
                tally.changes.stream()
                        .map(event -> List.of(
                                String.valueOf(event.sequence()), event.time().toString(), event.type(), event.text()))
                        .toList());
    }

    private void frameworks() {
        heading("frameworks", "What the evidence bears on");
        html.element(
                "p",
                "This report is evidence, not a certificate. For each entry of a catalogue that it bears on, it says what the"
                        + " evidence shows and what it does not.");
        bearings("OWASP Top 10 Non-Human Identities Risks, 2025", Frameworks.NHI);
        bearings("OWASP Agentic AI, Threats and Mitigations", Frameworks.AGENTIC);
        bearings("NIST Cybersecurity Framework 2.0", Frameworks.CSF);
    }

    private void bearings(String catalogue, List<Bearing> bearings) {
        html.table(
                "catalogue",
                catalogue,
                List.of("entry", "title", "shown here", "not shown"),
                bearings.stream()
                        .map(bearing -> List.of(bearing.id(), bearing.title(), bearing.shown(), bearing.open()))
                        .toList());
    }

    private void counts(String caption, String head, Counts counts) {
        List<List<String>> rows = new ArrayList<>();
        long shown = 0;
        for (Count count : counts.first(ROWS)) {
            rows.add(List.of(count.name(), String.valueOf(count.number())));
            shown += count.number();
        }
        Optional.of(counts.total() - shown)
                .filter(rest -> rest > 0)
                .ifPresent(rest -> rows.add(List.of("all others", String.valueOf(rest))));
        html.table(caption, List.of(head, "#number"), rows);
    }

    private void heading(String id, String title) {
        html.raw("<h2 id=\"" + id + "\">").text(title).raw("</h2>\n");
    }

    /** In the largest units that say it: {@code 1 d 2 h}, {@code 15 min}. */
    private static String words(Duration length) {
        List<String> words = new ArrayList<>();
        add(words, length.toDays(), "d");
        add(words, length.toHoursPart(), "h");
        add(words, length.toMinutesPart(), "min");
        add(words, length.toSecondsPart(), "s");
        return words.isEmpty() ? "0 s" : String.join(" ", words.subList(0, Math.min(2, words.size())));
    }

    private static void add(List<String> words, long number, String unit) {
        if (number > 0) {
            words.add(number + " " + unit);
        }
    }
}
