package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Suggestion;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads {@code build}: the facts of a request file, in a short form. {@code null} says that there is no such thing. */
final class FactsReader {
    /** The facts that can be not known, in the order of the request reference. */
    private static final Set<String> FACTS = new LinkedHashSet<>(List.of(
            "branch", "revision", "changeRequest", "triggers", "agents", "rerun", "libraries", "codingAgents"));

    private static final String ORIGIN = "the policy test";

    private final Fields build;
    private final Set<String> unknown = new LinkedHashSet<>();

    private FactsReader(Fields build) {
        this.build = build;
    }

    static Facts read(Fields build) {
        Facts facts = new FactsReader(build).read();
        build.done();
        return facts;
    }

    private Facts read() {
        build.list("unknown", "names of facts").ifPresent(names -> names.forEach(this::unknown));
        return new Facts(
                Readings.text(build, "job"),
                Readings.parsed(build, "number", "a build number of 1 or more", FactsReader::number),
                fact("branch", (fields, node) -> Readings.text(fields, "branch")),
                fact("revision", FactReadings::revision),
                fact("changeRequest", FactReadings::changeRequest),
                list("triggers", FactReadings::trigger),
                list("agents", FactReadings::agent),
                fact("rerun", FactReadings::rerun),
                list("libraries", FactReadings::library),
                list("codingAgents", FactReadings::codingAgent));
    }

    private void unknown(Node.Scalar name) {
        if (FACTS.contains(name.text())) {
            unknown.add(name.text());
        } else {
            build.problem(name.at(), "`unknown`: no fact " + name.quote() + Suggestion.among(FACTS, name.text()));
        }
    }

    private <T> Optional<Fact<T>> fact(String key, BiFunction<Fields, Node, Optional<T>> reader) {
        Optional<Node> node = build.node(key);
        if (unknown.contains(key)) {
            node.ifPresent(found -> build.problem(
                    build.at(key), "`" + key + "` is stated, and is also listed under `unknown`: remove one of the two"));
            return Optional.of(Fact.unknown("the policy test says so"));
        }
        return node.flatMap(found -> Readings.isNull(found)
                ? Optional.of(Fact.absent(ORIGIN))
                : reader.apply(build, found).map(value -> Fact.of(value, ORIGIN)));
    }

    /** A fact that is a list, possibly empty. */
    private <T> Optional<Fact<List<T>>> list(String key, BiFunction<Fields, Node, Optional<T>> reader) {
        return fact(key, (fields, node) -> {
            if (!(node instanceof Node.Sequence sequence) || sequence.items().size() > Fields.MAX_LIST) {
                String found = node instanceof Node.Sequence many ? many.items().size() + " entries" : node.kind();
                fields.problem(
                        node.at(),
                        "`" + key + "`: expected a list of at most " + Fields.MAX_LIST + " entries, found " + found);
                return Optional.empty();
            }
            List<T> values = new ArrayList<>();
            sequence.items().forEach(item -> reader.apply(fields, item).ifPresent(values::add));
            return Optional.of(values);
        });
    }

    private static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
