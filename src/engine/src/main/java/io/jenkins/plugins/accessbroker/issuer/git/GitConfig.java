package io.jenkins.plugins.accessbroker.issuer.git;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Settings of git that stand in its environment: {@code GIT_CONFIG_COUNT}, {@code GIT_CONFIG_KEY_0}, {@code
 * GIT_CONFIG_VALUE_0} and so on (git 2.31 or later).
 */
public final class GitConfig {
    private static final String COUNT = "GIT_CONFIG_COUNT";
    private static final String KEY = "GIT_CONFIG_KEY_";
    private static final String VALUE = "GIT_CONFIG_VALUE_";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final List<Setting> settings = new ArrayList<>();

    private record Setting(String key, String value) {
        Setting {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }

    /**
     * The variables as they must be put over an environment: settings of git come after those that are there, and none
     * is lost. Everything else stays as it is.
     *
     * @param environment what is there, such as that of an outer block
     * @param variables what is to be added
     */
    public static Map<String, String> over(Map<String, String> environment, Map<String, String> variables) {
        Map<String, String> over = new HashMap<>(variables);
        if (!variables.containsKey(COUNT)) {
            return over;
        }
        over.keySet().removeIf(GitConfig::isSetting);
        int there = count(environment);
        int added = count(variables);
        over.put(COUNT, String.valueOf(there + added));
        for (int i = 0; i < added; i++) {
            over.put(KEY + (there + i), variables.getOrDefault(KEY + i, ""));
            over.put(VALUE + (there + i), variables.getOrDefault(VALUE + i, ""));
        }
        return over;
    }

    void add(String key, String value) {
        settings.add(new Setting(key, value));
    }

    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put(COUNT, String.valueOf(settings.size()));
        for (int i = 0; i < settings.size(); i++) {
            variables.put(KEY + i, settings.get(i).key());
            variables.put(VALUE + i, settings.get(i).value());
        }
        return variables;
    }

    private static boolean isSetting(String name) {
        return name.startsWith(KEY) || name.startsWith(VALUE);
    }

    private static int count(Map<String, String> environment) {
        String text = environment.getOrDefault(COUNT, "");
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }
}
