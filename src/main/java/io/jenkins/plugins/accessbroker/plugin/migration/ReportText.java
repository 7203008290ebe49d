package io.jenkins.plugins.accessbroker.plugin.migration;

import java.util.List;

/** A report as lines for a terminal. */
final class ReportText {
    private ReportText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder();
        report.credentials().stream().map(CredentialRow::new).forEach(row -> add(text, row));
        if (report.hidden() > 0) {
            text.append(report.hidden()).append(" credentials are in stores that you may not view\n");
        }
        if (report.missed() > 0) {
            text.append(report.missed()).append(" steps and uses were too many to be looked at\n");
        }
        return text.toString();
    }

    private static void add(StringBuilder text, CredentialRow row) {
        text.append(row.getId()).append("  ").append(row.getType()).append(", ").append(row.getScope());
        text.append(", in ").append(row.getWhere()).append('\n');
        list(text, "guarded by", row.getGuards());
        list(text, "same id in", row.getTwins());
        list(text, "same secret as", row.getSameSecret());
        for (UseRow use : row.getUses()) {
            text.append("  used by ").append(use.getPlace()).append("  ").append(use.getBy());
            text.append("  times: ").append(use.getTimes()).append("  last: ").append(use.getLast());
            text.append("  under a grant: ").append(use.getMediated());
            text.append("  known from: ").append(use.getKnownFrom()).append('\n');
        }
        if (row.getHiddenUses() > 0) {
            text.append("  and ").append(row.getHiddenUses()).append(" uses in jobs that you may not see\n");
        }
        if (row.isOverfull()) {
            text.append("  more jobs used it than are remembered\n");
        }
    }

    private static void list(StringBuilder text, String what, List<String> entries) {
        if (!entries.isEmpty()) {
            text.append("  ")
                    .append(what)
                    .append(": ")
                    .append(String.join("; ", entries))
                    .append('\n');
        }
    }
}
