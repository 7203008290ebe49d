package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.util.Secret;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;

/**
 * Hides secrets, and what common tools make of them, in text.
 *
 * <p>Its pattern has the secrets in it, so it is kept as a {@link Secret}. It can be made on the controller only, and be
 * used anywhere.
 */
public final class Mask implements Serializable {
    /** What is shown in place of a secret. */
    public static final String SHOWN = "****";
    /** Hides nothing. */
    public static final Mask NONE = new Mask("");

    private static final long serialVersionUID = 1L;
    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final Secret pattern;
    private transient volatile Pattern compiled;

    private Mask(String pattern) {
        this.pattern = Secret.fromString(pattern);
    }

    /** Hides these secrets. */
    public static Mask of(Collection<String> secrets) {
        if (secrets.isEmpty()) {
            return NONE;
        }
        return new Mask(Stream.of(
                        alternatives(secrets.stream().flatMap(EncodedForms::whole)),
                        SecretPatterns.getAggregateSecretPattern(secrets).pattern(),
                        alternatives(secrets.stream().flatMap(EncodedForms::pieces)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("|")));
    }

    private static String alternatives(Stream<String> forms) {
        return forms.distinct().sorted(LONGEST_FIRST).map(Pattern::quote).collect(Collectors.joining("|"));
    }

    /** Whether it hides nothing. */
    public boolean isEmpty() {
        return compiled().pattern().isEmpty();
    }

    /** Whether there is something to hide in the text. */
    public boolean finds(String text) {
        return !isEmpty() && compiled().matcher(text).find();
    }

    /** The text with all that must be hidden replaced. */
    public String hide(String text) {
        return isEmpty() ? text : compiled().matcher(text).replaceAll(SHOWN.replace("*", "\\*"));
    }

    private Pattern compiled() {
        Pattern known = compiled;
        if (known == null) {
            known = Pattern.compile(pattern.getPlainText());
            compiled = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "Mask";
    }
}
