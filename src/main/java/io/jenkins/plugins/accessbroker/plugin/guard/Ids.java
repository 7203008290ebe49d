package io.jenkins.plugins.accessbroker.plugin.guard;

import hudson.Util;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells which guarded credentials a text can name: by their id, by a credentials parameter of the build, or by a variable.
 *
 * <p>As in the lookup by the credentials plugin, a parameter is named with or without <code>${}</code> around it, and space
 * around an id does not count. Both the id as it is written and what it stands for count.
 */
final class Ids {
    private final Set<String> guarded;
    private final Map<String, Set<String>> parameters;
    private final Supplier<Map<String, String>> variables;
    private Optional<Map<String, String>> asked = Optional.empty();

    /**
     * Ids of one build.
     *
     * @param guarded the ids of all guarded credentials
     * @param parameters the ids that a credentials parameter of the build can stand for, by the parameter's name
     * @param variables the variables that a text can refer to; asked for once, when a text refers to any
     */
    Ids(Set<String> guarded, Map<String, Set<String>> parameters, Supplier<Map<String, String>> variables) {
        this.guarded = guarded;
        this.parameters = parameters;
        this.variables = variables;
    }

    /** All guarded ids. */
    Set<String> all() {
        return guarded;
    }

    /** Adds the guarded ids that a text names. */
    void addNamed(String text, Set<String> found) {
        String bare = bare(text);
        addIfGuarded(text, found);
        addDirect(bare, found);
        if (bare.indexOf('$') >= 0) {
            addDirect(bare(Util.replaceMacro(bare, variables())), found);
        }
    }

    private Map<String, String> variables() {
        if (asked.isEmpty()) {
            asked = Optional.of(variables.get());
        }
        return asked.get();
    }

    private void addDirect(String bare, Set<String> found) {
        addIfGuarded(bare, found);
        String name = bare.startsWith("${") && bare.endsWith("}") ? bare.substring(2, bare.length() - 1) : bare;
        parameters.getOrDefault(name, Set.of()).forEach(id -> addIfGuarded(bare(id), found));
    }

    private void addIfGuarded(String bare, Set<String> found) {
        if (guarded.contains(bare)) {
            found.add(bare);
        }
    }

    /** Without space and control characters around it, by either of Java's notions of space. */
    private static String bare(String text) {
        return text.strip().trim();
    }
}
