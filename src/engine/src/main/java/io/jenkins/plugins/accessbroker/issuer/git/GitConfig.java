package io.jenkins.plugins.accessbroker.issuer.git;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Settings of git that stand in its environment, in {@code GIT_CONFIG_PARAMETERS}, where {@code git -c} has its own for the
 * processes that it starts: each as {@code 'key=value'}, divided by spaces.
 */
public final class GitConfig {
    private static final String PARAMETERS = "GIT_CONFIG_PARAMETERS";

    private final StringJoiner settings = new StringJoiner(" ");

    GitConfig() {}

    /**
     * The variables as they must be put over an environment: settings of git come after those that are there, and none
     * is lost. Everything else stays as it is. To put them over twice is as once.
     *
     * @param environment what is there, such as that of an outer block
     * @param variables what is to be added
     */
    public static Map<String, String> over(Map<String, String> environment, Map<String, String> variables) {
        Map<String, String> over = new HashMap<>(variables);
        String there = environment.getOrDefault(PARAMETERS, "").strip();
        over.computeIfPresent(PARAMETERS, (name, added) -> {
            if ((" " + there + " ").contains(" " + added + " ")) {
                return there;
            }
            return there.isEmpty() ? added : there + " " + added;
        });
        return over;
    }

    GitConfig add(String key, String value) {
        if (key.indexOf('=') >= 0 || (key + value).indexOf('\'') >= 0) {
            throw new IllegalArgumentException("a setting of git cannot be quoted");
        }
        settings.add("'" + key + "=" + value + "'");
        return this;
    }

    int length() {
        return settings.length();
    }

    Map<String, String> variables() {
        return Map.of(PARAMETERS, settings.toString());
    }
}
