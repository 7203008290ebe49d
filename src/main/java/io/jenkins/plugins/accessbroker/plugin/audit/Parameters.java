package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.index.Kind;
import io.jenkins.plugins.accessbroker.audit.index.Query;
import io.jenkins.plugins.accessbroker.policy.condition.Glob;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Reads a search from the parameters of a request. A parameter that is not known is wrong: it could be a mistyped filter. */
final class Parameters {
    /** Events of one page at most. */
    static final int MOST = 500;

    /** Characters of one value at most. */
    private static final int LONGEST = 1_024;

    /** Values of one parameter at most. */
    private static final int MOST_VALUES = 20;

    private static final String NUMBER = "the number of an event, 0 or more";

    private final Map<String, List<String>> given = new LinkedHashMap<>();
    private final List<ParameterProblem> problems = new ArrayList<>();
    private final Use use;
    private final Instant now;

    private Parameters(Use use, Instant now) {
        this.use = use;
        this.now = now;
    }

    /**
     * Reads the parameters of a search.
     *
     * @param parameters by name, as the request has them
     * @param use what they are for
     * @param now what relative times are counted from
     */
    static Asked read(Map<String, String[]> parameters, Use use, Instant now) {
        Parameters reading = new Parameters(use, now);
        reading.take(parameters);
        return reading.asked();
    }

    /** What a search is for. */
    enum Use {
        /** A page: fields of its form that are left empty count as not given. */
        PAGE(50, Set.of(Asked.BEFORE, Asked.LIMIT)),
        /** A program: a filter without a value is a mistake. */
        API(100, Set.of(Asked.BEFORE, Asked.LIMIT)),
        /** All that is found, in parts that nobody sees. */
        EXPORT(MOST, Set.of(Export.FORMAT));

        private final int limit;
        private final Set<String> names;

        Use(int limit, Set<String> names) {
            this.limit = limit;
            this.names = names;
        }

        /** The names that are known. */
        Set<String> names() {
            Set<String> all = new TreeSet<>(names);
            all.addAll(Set.of(Asked.FROM, Asked.TO, Asked.WORDS));
            Arrays.stream(Kind.values()).map(Kind::word).forEach(all::add);
            return all;
        }
    }

    private void take(Map<String, String[]> parameters) {
        Set<String> names = use.names();
        parameters.forEach((name, values) -> {
            List<String> some =
                    Arrays.stream(values).filter(value -> !value.isBlank()).toList();
            if (!names.contains(name)) {
                problem(name, "there is no such parameter: use " + String.join(", ", names));
            } else if (use != Use.PAGE && some.size() < values.length) {
                problem(name, "expected a value, found none: leave the parameter out");
            } else if (!some.isEmpty()) {
                given.put(name, some);
                bounds(name, some);
            }
        });
    }

    private void bounds(String name, List<String> values) {
        if (values.size() > MOST_VALUES) {
            problem(name, "expected at most " + MOST_VALUES + " values, found " + values.size());
        }
        for (String value : values) {
            if (value.length() > LONGEST) {
                problem(name, "expected at most " + LONGEST + " characters, found " + value.length());
            } else if (value.chars().anyMatch(Character::isISOControl)) {
                problems.add(ParameterProblem.of(name, "a text without control characters", value));
            }
        }
    }

    private Asked asked() {
        Map<Kind, List<String>> values = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            if (given.containsKey(kind.word())) {
                given.get(kind.word()).forEach(value -> value(kind, value));
                values.put(kind, given.get(kind.word()));
            }
        }
        Optional<Instant> from = one(Asked.FROM).flatMap(text -> time(Asked.FROM, text));
        Optional<Instant> to = one(Asked.TO).flatMap(text -> time(Asked.TO, text));
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            problems.add(ParameterProblem.of(
                    Asked.TO,
                    "a time after " + Quote.of(from.get().toString()),
                    to.get().toString()));
        }
        String words = one(Asked.WORDS).orElse("");
        OptionalLong before = one(Asked.BEFORE).map(this::before).orElseGet(OptionalLong::empty);
        int most = one(Asked.LIMIT).map(this::limit).orElse(use.limit);
        return new Asked(
                given,
                problems,
                problems.isEmpty() ? Optional.of(new Query(values, from, to, words, before, most)) : Optional.empty());
    }

    private void value(Kind kind, String value) {
        if (kind == Kind.DECISION && !Set.of("permitted", "denied").contains(value)) {
            problems.add(ParameterProblem.of(kind.word(), "`permitted` or `denied`", value));
        } else if (value.contains("*")) {
            Glob.problem(value).ifPresent(problem -> problem(kind.word(), problem));
        }
    }

    private Optional<String> one(String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            problem(name, "expected one value, found " + values.size());
        }
        return values.stream().findFirst();
    }

    private Optional<Instant> time(String name, String text) {
        Optional<Instant> time = Times.parse(text, now);
        if (time.isEmpty()) {
            problems.add(ParameterProblem.of(name, Times.FORM, text));
        }
        return time;
    }

    private OptionalLong before(String text) {
        if (text.matches("\\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(text));
        }
        problems.add(ParameterProblem.of(Asked.BEFORE, NUMBER, text));
        return OptionalLong.empty();
    }

    private int limit(String text) {
        int wanted = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (wanted < 1 || wanted > MOST) {
            problems.add(ParameterProblem.of(Asked.LIMIT, "a number from 1 to " + MOST, text));
            return use.limit;
        }
        return wanted;
    }

    private void problem(String name, String message) {
        problems.add(new ParameterProblem(name, message));
    }
}
