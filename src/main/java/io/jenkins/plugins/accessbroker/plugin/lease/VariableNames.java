package io.jenkins.plugins.accessbroker.plugin.lease;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Under which names a block sets the variables of its grants. Variables that are not renamed keep their usual names.
 *
 * @param wanted the wanted name by the usual one, which is found in any case, as variables are on Windows
 */
public record VariableNames(SortedMap<String, String> wanted) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    /** Variables that decide which programs run or what Jenkins makes of them. */
    private static final Pattern TAKEN =
            Pattern.compile("PATH|PATHEXT|HOME|SHELL|IFS|COMSPEC|SYSTEMROOT|(LD|DYLD|JENKINS|HUDSON)_.*");

    public VariableNames {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(wanted);
        wanted = Collections.unmodifiableSortedMap(copy);
    }

    /** Reads {@code USUAL=WANTED}, several divided by commas or line breaks; blank renames nothing. */
    public static VariableNames parse(String text) throws BadParameter {
        Wish.checkLength("variables", text, Wish.MOST_TEXT);
        SortedMap<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        TreeSet<String> targets = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String part : Parts.of(text)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new BadParameter(
                        "variables",
                        "expected the usual and the wanted name, as in `[AWS_REGION: 'DEPLOY_REGION']` in a Pipeline and"
                                + " `AWS_REGION=DEPLOY_REGION` in a form, found " + Quote.of(part));
            }
            String usual = name(part.substring(0, equals).strip());
            String target = free(name(part.substring(equals + 1).strip()));
            if (wanted.put(usual, target) != null) {
                throw new BadParameter("variables", "`" + usual + "` is renamed twice: keep one of them");
            }
            if (!targets.add(target)) {
                throw new BadParameter("variables", "two variables are renamed to `" + target + "`: name them apart");
            }
        }
        return new VariableNames(wanted);
    }

    /** The name under which a variable is set. */
    public String of(String usual) {
        return wanted.getOrDefault(usual, usual);
    }

    /**
     * Checks that everything that is renamed is there, and that no two variables get one name.
     *
     * @param usual the usual names of all variables that the block sets, each as often as it is set
     */
    public void check(Collection<String> usual) throws BadParameter {
        TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        TreeSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : usual) {
            if (!isGits(name)) {
                known.add(name);
            }
            if (!set.add(of(name))) {
                throw new BadParameter(
                        "variables",
                        "`" + of(name)
                                + "` would be set twice: rename one with `variables`, or ask for one of the grants"
                                + " in a `withAccess` block of its own and rename its variables there");
            }
        }
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new BadParameter(
                        "variables",
                        "`" + entry.getKey() + "` is not set by what is asked for, which sets "
                                + known.stream().map(Quote::of).collect(Collectors.joining(", "))
                                + ": correct the name");
            }
        }
    }

    /** Whether git reads it under this very name, so that renaming it would take it away. */
    private static boolean isGits(String name) {
        return name.equals("GIT_CONFIG_PARAMETERS") || name.startsWith("ACCESS_BROKER_GIT_");
    }

    private static String name(String text) throws BadParameter {
        if (!NAME.matcher(text).matches()) {
            throw new BadParameter(
                    "variables",
                    "expected a name of up to 128 letters, digits and `_` that starts with no digit, found "
                            + Quote.of(text));
        }
        return text;
    }

    private static String free(String name) throws BadParameter {
        if (TAKEN.matcher(name.toUpperCase(Locale.ROOT)).matches()) {
            throw new BadParameter(
                    "variables",
                    "`" + name + "` decides how programs run and cannot hold a credential: choose another name");
        }
        return name;
    }
}
