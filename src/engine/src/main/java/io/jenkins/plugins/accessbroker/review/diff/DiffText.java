package io.jenkins.plugins.accessbroker.review.diff;

import io.jenkins.plugins.accessbroker.policy.Grant;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says a change of policies in words, line by line: what gives more first, then the rest, by name. */
public final class DiffText {
    private final PolicyDiff diff;
    private final List<String> lines = new ArrayList<>();

    private DiffText(PolicyDiff diff) {
        this.diff = diff;
    }

    /** The lines; unchanged grants are counted only. */
    public static List<String> of(PolicyDiff diff) {
        DiffText text = new DiffText(diff);
        text.write();
        return List.copyOf(text.lines);
    }

    /** The one line that says whether anybody may get more. */
    public static String summary(PolicyDiff diff) {
        long more = diff.grants().stream().filter(GrantChange::mayGiveMore).count()
                + diff.credentials().stream()
                        .filter(CredentialChange::givesMore)
                        .count();
        int changed = diff.changed().size();
        return more == 0
                ? "gives nobody more: " + count(changed, "grant") + " changed, "
                        + (diff.grants().size() - changed) + " unchanged"
                : "gives more in " + count(more, "place") + ": " + count(changed, "grant") + " changed, "
                        + (diff.grants().size() - changed) + " unchanged";
    }

    private void write() {
        lines.add(summary(diff));
        diff.credentials().forEach(this::credential);
        diff.moreFirst().forEach(this::grant);
        diff.parts().forEach(part -> lines.add(part.kind().name().toLowerCase(Locale.ROOT) + ": " + part.part()));
    }

    private void credential(CredentialChange change) {
        lines.add((change.givesMore() ? "widened" : "narrowed") + ": credential " + Quote.of(change.id()) + " "
                + change.kind().words());
        change.example().ifPresent(build -> lines.add("  for example  " + String.join(", ", ExampleWords.of(build))));
    }

    private void grant(GrantChange change) {
        Grant grant = change.any();
        lines.add(change.verdict().words() + ": " + change.name() + " (" + grant.at() + ")");
        lines.add("  owner        " + Shown.escaped(grant.owner().team()));
        if (change.before().isEmpty() || change.after().isEmpty()) {
            lines.add("  gives        " + grant.scope().summary());
        }
        if (change.permitsNothing()) {
            lines.add("  permits      nothing, now and later");
        }
        change.notCompared().ifPresent(why -> lines.add("  not compared " + why));
        example("now permits ", change.widening());
        example("now denies  ", change.narrowing());
        scope(change.scope()).ifPresent(words -> lines.add("  issues       " + words));
        for (Detail detail : change.details()) {
            lines.add("  " + padded(Shown.escaped(detail.name())) + " " + value(detail.before()) + " -> "
                    + value(detail.after()));
        }
    }

    private void example(String what, Optional<Example> example) {
        example.ifPresent(found -> {
            lines.add("  " + what + " " + ExampleWords.of(found.request()) + from(found.at()));
        });
    }

    private String from(Instant at) {
        return at.equals(diff.at()) ? "" : " (from " + at + " on)";
    }

    static Optional<String> scope(ScopeChange change) {
        return switch (change) {
            case NONE, SAME -> Optional.empty();
            case MORE -> Optional.of("more than before");
            case LESS -> Optional.of("less than before");
            case OTHER -> Optional.of("something else than before, which may be more");
        };
    }

    static String value(Optional<String> text) {
        return text.map(Shown::quoted).orElse("nothing");
    }

    private static String padded(String name) {
        return name.length() >= 12 ? name : name + " ".repeat(12 - name.length());
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
