package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A search as it was asked for.
 *
 * @param values the values of each parameter that has any, as they were given
 * @param problems what is wrong with them
 * @param query what they ask for, if nothing is wrong
 */
record Asked(Map<String, List<String>> values, List<ParameterProblem> problems, Optional<Query> query) {
    static final String FROM = "from";
    static final String TO = "to";
    static final String WORDS = "words";
    static final String BEFORE = "before";
    static final String LIMIT = "limit";

    Asked {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, given) -> copy.put(name, List.copyOf(given)));
        values = Collections.unmodifiableMap(copy);
        problems = List.copyOf(problems);
        Objects.requireNonNull(query);
    }

    /** This, with one more problem. */
    Asked with(ParameterProblem problem) {
        List<ParameterProblem> all = new ArrayList<>(problems);
        all.add(problem);
        return new Asked(values, all, Optional.empty());
    }

    /** The values of a parameter. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    List<String> values(Kind kind) {
        return values(kind.word());
    }

    Optional<ParameterProblem> problem(String name) {
        return problems.stream()
                .filter(problem -> problem.parameter().equals(name))
                .findFirst();
    }

    /** The query string that asks for this. */
    String all() {
        return string(List.of());
    }

    /** The query string that asks for this from its newest event on. */
    String search() {
        return string(List.of(BEFORE));
    }

    /** The query string without its paging: what an export takes. */
    String filters() {
        return string(List.of(BEFORE, LIMIT));
    }

    private String string(List<String> without) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, given) -> {
            if (!without.contains(name)) {
                given.forEach(value -> pairs.add(pair(name, value)));
            }
        });
        return String.join("&", pairs);
    }

    /** A parameter of a query string. */
    static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
