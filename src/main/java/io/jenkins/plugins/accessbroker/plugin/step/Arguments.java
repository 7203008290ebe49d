package io.jenkins.plugins.accessbroker.plugin.step;

import hudson.AbortException;
import io.jenkins.plugins.accessbroker.plugin.lease.BadParameter;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The step's arguments in their two forms: lists and maps as pipelines write them, one text each as the step has them. */
final class Arguments {
    private static final Set<String> NAMES = Set.of("grants", "ttl", "reason", "variables");

    private Arguments() {}

    /** What a pipeline wrote, flat. */
    static Map<String, Object> fromPipeline(Map<String, Object> arguments) throws AbortException {
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            Object name = argument.getKey();
            if (!(name instanceof String text) || !NAMES.contains(text)) {
                throw new AbortException("withAccess: " + Quote.of(String.valueOf(name))
                        + " is no parameter of this step, which takes `grants`, `ttl`, `reason` and `variables`");
            }
            check(text, argument.getValue());
        }
        return flat(arguments);
    }

    private static void check(String name, Object value) throws BadParameter {
        boolean fits =
                switch (name) {
                    case "grants" -> isText(value) || isListOfText(value);
                    case "variables" -> value == null || isText(value) || isListOfText(value) || isMapOfText(value);
                    default -> value == null || isText(value);
                };
        if (!fits) {
            throw new BadParameter(name, "expected " + expected(name) + ", found " + Quote.of(String.valueOf(value)));
        }
    }

    private static String expected(String name) {
        return switch (name) {
            case "grants" -> "the name of a grant, or a list of names";
            case "variables" -> "a map of usual names to wanted ones";
            case "ttl" -> "a text such as `'15m'`";
            default -> "a text";
        };
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence;
    }

    private static boolean isListOfText(Object value) {
        return value instanceof Collection<?> list && list.stream().allMatch(Arguments::isText);
    }

    private static boolean isMapOfText(Object value) {
        return value instanceof Map<?, ?> map
                && Stream.concat(map.keySet().stream(), map.values().stream()).allMatch(Arguments::isText);
    }

    /** Each argument as one text. */
    static Map<String, Object> flat(Map<String, Object> arguments) {
        Map<String, Object> flat = new LinkedHashMap<>();
        arguments.forEach((name, value) -> flat.put(name, text(value)));
        return flat;
    }

    private static Object text(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(","));
        }
        return value;
    }

    /** Several grants as a list, variables as a map: how a snippet shows them. */
    static Map<String, Object> rich(Map<String, ?> arguments) {
        Map<String, Object> rich = new TreeMap<>(arguments);
        rich.computeIfPresent("grants", (name, value) -> {
            List<String> parts = parts(value);
            return parts.size() == 1 ? parts.get(0) : parts;
        });
        rich.computeIfPresent("variables", (name, value) -> map(parts(value)));
        return rich;
    }

    private static Object map(List<String> parts) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String part : parts) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                return String.join(",", parts);
            }
            map.put(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
        return map;
    }

    private static List<String> parts(Object value) {
        return Stream.of(String.valueOf(value).split("[,\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** What the list of a build's steps shows. */
    static String summary(Map<String, Object> arguments) {
        Object grants = flat(arguments).get("grants");
        return grants == null ? null : Quote.escape(String.valueOf(grants));
    }
}
