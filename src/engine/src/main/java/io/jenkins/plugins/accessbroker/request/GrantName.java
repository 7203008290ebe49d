package io.jenkins.plugins.accessbroker.request;

import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A grant's full name, {@code policy/name}. Both parts are 1 to 64 lower-case letters, digits and inner hyphens.
 *
 * @param policy the policy's name
 * @param name the grant's name within it
 */
public record GrantName(String policy, String name) implements Comparable<GrantName> {
    /** What {@link #parse} takes, for messages. */
    public static final String FORM = "`policy/name`, each 1 to 64 lower-case letters, digits and inner hyphens";

    /** What a policy's and a grant's name matches. */
    public static final Pattern PART = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    public GrantName {
        if (!isPart(policy) || !isPart(name)) {
            throw new IllegalArgumentException("grant name is " + Quote.of(policy + "/" + name) + ", expected " + FORM);
        }
    }

    /** Whether the text can be a policy's or a grant's name. */
    public static boolean isPart(String text) {
        return text.length() <= 64 && PART.matcher(text).matches();
    }

    /** The name, where the text is one. */
    public static Optional<GrantName> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !isPart(text.substring(0, slash)) || !isPart(text.substring(slash + 1))) {
            return Optional.empty();
        }
        return Optional.of(new GrantName(text.substring(0, slash), text.substring(slash + 1)));
    }

    @Override
    public int compareTo(GrantName other) {
        int byPolicy = policy.compareTo(other.policy);
        return byPolicy != 0 ? byPolicy : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return policy + "/" + name;
    }
}
