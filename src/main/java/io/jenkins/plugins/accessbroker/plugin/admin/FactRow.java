package io.jenkins.plugins.accessbroker.plugin.admin;

import io.jenkins.plugins.accessbroker.request.Agent;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.request.Fact;
import io.jenkins.plugins.accessbroker.request.Trigger;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One fact that was decided on, in words, and where it came from. */
public final class FactRow {
    private final String name;
    private final String value;
    private final String origin;

    private FactRow(String name, String value, String origin) {
        this.name = name;
        this.value = value;
        this.origin = origin;
    }

    static List<FactRow> of(BuildContext build) {
        return List.of(
                new FactRow("job", Quote.escape(build.build()), "the job"),
                row("branch", build.branch(), Quote::escape),
                row(
                        "Jenkinsfile",
                        build.revision(),
                        revision -> Quote.escape(revision.repository())
                                + revision.commit()
                                        .map(commit -> " at " + Quote.escape(commit))
                                        .orElse("")
                                + (revision.trusted() ? ", trusted" : ", not trusted")),
                row("change request", build.changeRequest(), FactRow::changeRequest),
                row("triggers", build.triggers(), each(FactRow::trigger)),
                row("agents", build.agents(), each(FactRow::agent)),
                row("replay or restart", build.rerun(), rerun -> word(rerun.kind())),
                row(
                        "libraries",
                        build.libraries(),
                        each(library -> Quote.escape(library.name() + " " + library.version())
                                + (library.trusted() ? ", trusted" : ", not trusted"))),
                row(
                        "coding agents",
                        build.codingAgents(),
                        each(agent -> Quote.escape(agent.id()) + " in the " + word(agent.part()))));
    }

    private static <T> FactRow row(String name, Fact<T> fact, Function<T, String> words) {
        if (fact instanceof Fact.Known<T> known) {
            return new FactRow(name, words.apply(known.value()), known.origin());
        }
        return fact instanceof Fact.Absent<T> absent
                ? new FactRow(name, "none", absent.origin())
                : new FactRow(name, "not known", fact.match(value -> "", () -> "", why -> why));
    }

    private static <T> Function<List<T>, String> each(Function<T, String> words) {
        return items -> items.isEmpty() ? "none" : items.stream().map(words).collect(Collectors.joining("; "));
    }

    private static String changeRequest(ChangeRequest change) {
        return Quote.escape(change.id()) + " from " + word(change.origin())
                + (change.trusted() ? ", author trusted" : ", author not trusted");
    }

    private static String trigger(Trigger trigger) {
        return word(trigger.kind())
                + trigger.user().map(user -> " " + Quote.escape(user)).orElse("")
                + trigger.upstream().map(build -> " " + Quote.escape(build)).orElse("");
    }

    private static String agent(Agent agent) {
        return Quote.escape(agent.name())
                + agent.cloud().map(cloud -> " of cloud " + Quote.escape(cloud)).orElse("") + ", "
                + word(agent.life())
                + (agent.labels().isEmpty() ? "" : ", labels " + Quote.escape(String.join(" ", agent.labels())));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public String getName() {
        return name;
    }

    public String getValue() {
        return value;
    }

    public String getOrigin() {
        return origin;
    }
}
