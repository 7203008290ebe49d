package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.plugin.record.Shown;
import java.util.List;

/** A field of the search form, with what was asked for. */
public final class FieldView {
    private final String name;
    private final List<String> values;
    private final String problem;

    FieldView(Asked asked, String name) {
        this.name = name;
        this.values = asked.values(name);
        this.problem = asked.problem(name).map(ParameterProblem::message).orElse("");
    }

    public String getName() {
        return name;
    }

    /** The name in words: {@code Coding agent}. */
    public String getLabel() {
        String words = name.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The values, of which there is at least one, which may be empty. */
    public List<String> getValues() {
        return values.isEmpty() ? List.of("") : values;
    }

    public String getValue() {
        return getValues().get(0);
    }

    public String getProblem() {
        return Shown.of(problem);
    }
}
