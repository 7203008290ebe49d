package io.jenkins.plugins.accessbroker.cli.audit.who;

import io.jenkins.plugins.accessbroker.cli.console.Count;
import io.jenkins.plugins.accessbroker.cli.console.Printer;
import io.jenkins.plugins.accessbroker.cli.console.Style;
import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints who could, who did, who was denied, and what is not known. */
final class WhoPrinter {
    private static final int SHOWN = 100;

    private final Printer out;
    private final Wanted wanted;
    private final Touching found;
    private final Library library;
    private final Instant from;
    private final List<String> unknown = new ArrayList<>();

    WhoPrinter(Printer out, Wanted wanted, Touching found, Library library, Instant from) {
        this.out = out;
        this.wanted = wanted;
        this.found = found;
        this.library = library;
        this.from = from;
    }

    void print() {
        could();
        did();
        counted("was denied:", found.deniedTo());
        if (found.unreadable() > 0) {
            unknown.add("what is in " + Count.of(found.unreadable(), "entry", "entries")
                    + " of the log that this version does not know as events: use a later access-broker");
        }
        if (found.forgotten() > 0) {
            unknown.add("what became of " + Count.of(found.forgotten(), "lease or version", "leases and versions")
                    + ": too many were open at once");
        }
        unknown.add("what other ways there are to it: only what the broker gives is on its log");
        unknown.add("what those who had it did with it: that is in the logs of what they reached");
        out.line(Style.BOLD, "not known:");
        unknown.forEach(line -> out.line("  - " + line));
    }

    private void could() {
        out.line(Style.BOLD, "could:");
        boolean any = false;
        boolean all = true;
        for (Version version : found.versions()) {
            Optional<List<Policy>> policies = library.find(version.digest());
            any |= policies.isPresent();
            all &= policies.isPresent();
            out.line("  version " + Quote.escape(version.digest()) + ", "
                    + (version.loaded() ? "in force from " : "known from a decision at ") + version.from());
            if (policies.isPresent()) {
                grants(policies.get());
            } else {
                out.line("    its files are not here");
                unknown.add("what version " + Quote.escape(version.digest())
                        + " granted: give its files by `--kept` or `--policies`");
            }
        }
        if (!all || !any) {
            named();
        }
        if (found.versions().stream().noneMatch(Version::loaded)) {
            unknown.add("which versions were in force: the log does not say that any came into force");
        }
    }

    /** What there was to be named in a decision is known without any file. */
    private void named() {
        if (found.grants().isEmpty()) {
            out.line("  no decision of this time names a grant that gives it");
        } else {
            out.line("  these grants, and maybe others, which decisions of this time name:");
            found.grants().forEach((grant, team) -> out.line("    " + grant + ", owner " + Quote.escape(team)));
        }
    }

    private void grants(List<Policy> policies) {
        List<Grant> giving = policies.stream()
                .flatMap(policy -> policy.grants().stream())
                .filter(grant -> wanted.givenBy(grant.scope().details()))
                .toList();
        if (giving.isEmpty()) {
            out.line("    no grant gives it");
        }
        giving.forEach(this::grant);
    }

    private void grant(Grant grant) {
        String over = grant.end().isAfter(from) ? "" : ", which had expired";
        out.line("    " + grant.name() + ", owner " + Quote.escape(grant.owner().team()) + ", until " + grant.expires()
                + over);
        grant.conditions()
                .forEach(condition -> out.line("      " + condition.key().text() + ": " + condition.expected()));
    }

    private void did() {
        if (found.count() == 0) {
            out.line(Style.BOLD, "did: ", "nobody, as far as the log tells");
            return;
        }
        counted("did, by grant and job:", found.touchedBy());
        List<Touch> touches = found.touches();
        List<Touch> shown = touches.subList(Math.max(0, touches.size() - SHOWN), touches.size());
        out.line(
                Style.BOLD,
                shown.size() == found.count()
                        ? "did:"
                        : "did, the latest " + shown.size() + " of " + found.count() + ":");
        for (Touch touch : shown) {
            out.line("  entry " + touch.sequence() + ": " + touch.from() + "  " + touch.grant() + "  "
                    + Quote.of(touch.build()) + "  " + Quote.escape(touch.what()) + until(touch));
            if (!touch.people().isEmpty()) {
                out.line("    "
                        + String.join(
                                ", ", touch.people().stream().map(Quote::escape).toList()));
            }
        }
    }

    private static String until(Touch touch) {
        if (touch.from().equals(touch.until())) {
            return "";
        }
        return "  until " + touch.until() + (touch.ended() ? "" : " at the latest: its end is not on the log");
    }

    private void counted(String heading, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        out.line(Style.BOLD, heading);
        counts.entrySet().stream()
                .limit(SHOWN)
                .forEach(entry ->
                        out.line("  " + Quote.escape(entry.getKey()) + ": " + Count.of(entry.getValue(), "time")));
        if (counts.size() > SHOWN) {
            out.line("  and " + (counts.size() - SHOWN) + " more");
        }
    }
}
