package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.request.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads {@code build}: the facts of a request file, in a short form. {@code null} says that there is no such thing. */
final class FactsReader {
    private static final String ORIGIN = "the policy test";

    private final Fields build;
    private final Set<String> unknown;

    private FactsReader(Fields build) {
        this.build = build;
        this.unknown = Set.copyOf(build.words("unknown", FactShapes.FACT).orElse(List.of()));
    }

    /** The facts that fields of shape {@link FactShapes#BUILD} state. */
    static Facts read(Fields build) {
        Facts facts = new FactsReader(build).read();
        build.done();
        return facts;
    }

    private Facts read() {
        return new Facts(
                Readings.text(build, "job"),
                build.text("number").map(text -> Long.valueOf(text.text())),
                fact("branch", FactReadings::branch),
                fact("revision", FactReadings::revision),
                fact("changeRequest", FactReadings::changeRequest),
                list("triggers", FactReadings::trigger),
                list("agents", FactReadings::agent),
                fact("rerun", FactReadings::rerun),
                list("libraries", FactReadings::library),
                list("codingAgents", FactReadings::codingAgent));
    }

    private <T> Optional<Fact<T>> fact(String key, BiFunction<Fields, Node, Optional<T>> reader) {
        Optional<Fact<T>> stated = build.node(key)
                .flatMap(found -> Readings.isNull(found)
                        ? Optional.of(Fact.absent(ORIGIN))
                        : reader.apply(build, found).map(value -> Fact.of(value, ORIGIN)));
        if (!unknown.contains(key)) {
            return stated;
        }
        if (build.has(key)) {
            build.misfit(
                    build.at(key),
                    "`" + key + "` is stated, and is also listed under `unknown`: remove one of the two");
        }
        return Optional.of(Fact.unknown("the policy test says so"));
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
}
