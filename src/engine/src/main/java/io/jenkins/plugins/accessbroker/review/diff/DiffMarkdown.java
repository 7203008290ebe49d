package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says a change of policies as GitHub Flavored Markdown, for a comment on a change request.
 *
 * <p>Whatever a policy says stands in the text as itself: it cannot begin a heading, a link, a list, HTML or a mention of
 * somebody.
 */
public final class DiffMarkdown {
    /** Characters of a comment at most; GitHub takes 65,536. */
    public static final int MAX = 60_000;

    /** What mentions a person, a change or an issue, also as a character reference; not within code. */
    private static final String MENTIONS = "@#";

    private static final String SPECIAL = "\\`*_{}[]()<>+.!|~&:$^=\"'";

    private final PolicyDiff diff;
    private final List<String> lines = new ArrayList<>();

    private DiffMarkdown(PolicyDiff diff) {
        this.diff = diff;
    }

    /** The lines. What would make the comment too long is left out, and counted. */
    public static List<String> of(PolicyDiff diff) {
        DiffMarkdown markdown = new DiffMarkdown(diff);
        markdown.write();
        return cut(markdown.lines);
    }

    private void write() {
        lines.add("### Access: this change " + escape(DiffText.summary(diff)));
        lines.add("");
        diff.credentials().forEach(this::credential);
        diff.moreFirst().forEach(this::grant);
        diff.parts()
                .forEach(part ->
                        lines.add("- " + part.kind().name().toLowerCase(Locale.ROOT) + ": " + escape(part.part())));
    }

    private void credential(CredentialChange change) {
        lines.add("- **" + (change.givesMore() ? "widened" : "narrowed") + "**: credential " + escape(change.id()) + " "
                + escape(change.kind().words()));
        change.example()
                .ifPresent(build -> lines.add("  - for example: " + escape(String.join(", ", ExampleWords.of(build)))));
    }

    private void grant(GrantChange change) {
        lines.add("- **" + change.verdict().words() + "**: "
                + escape(change.name().toString()) + " of "
                + escape(change.any().owner().team()) + ", "
                + escape(change.any().at().toString()));
        if (change.before().isEmpty() || change.after().isEmpty()) {
            lines.add("  - gives: " + escape(change.any().scope().summary()));
        }
        if (change.permitsNothing()) {
            lines.add("  - permits nothing, now and later");
        }
        change.notCompared().ifPresent(why -> lines.add("  - not compared: " + escape(why)));
        example("now permits", change.widening());
        example("now denies", change.narrowing());
        DiffText.scope(change.scope()).ifPresent(words -> lines.add("  - issues " + words));
        for (Detail detail : change.details()) {
            lines.add("  - " + escape(detail.name()) + ": " + value(detail.before()) + " → " + value(detail.after()));
        }
    }

    private void example(String what, Optional<Example> example) {
        example.ifPresent(
                found -> lines.add("  - " + what + ": " + escape(ExampleWords.of(found.request())) + from(found.at())));
    }

    private String from(Instant at) {
        return at.equals(diff.at()) ? "" : escape(" (from " + at + " on)");
    }

    private static String value(Optional<String> text) {
        return text.map(DiffMarkdown::escape).orElse("*nothing*");
    }

    /**
     * The text as itself: every character that Markdown or HTML could take for more is a character reference, or stands as
     * code where it could make a mention.
     */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        Quote.visible(text).codePoints().forEach(point -> {
            if (MENTIONS.indexOf(point) >= 0) {
                escaped.append("<code>").appendCodePoint(point).append("</code>");
            } else if (point < 128 && SPECIAL.indexOf(point) >= 0) {
                escaped.append("&#").append(point).append(';');
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }

    private static List<String> cut(List<String> lines) {
        List<String> kept = new ArrayList<>();
        int length = 0;
        for (String line : lines) {
            length += line.length() + 1;
            if (length > MAX) {
                kept.add("");
                kept.add((lines.size() - kept.size() + 1)
                        + " more lines are not shown: run access-broker diff to see them");
                return kept;
            }
            kept.add(line);
        }
        return kept;
    }
}
