package io.jenkins.plugins.accessbroker.plugin.lease;

import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the author of a job asks for, read and checked.
 *
 * @param grants the grants, each once
 * @param ttl how long the credentials shall live, where that is shorter than the grants say
 * @param reason free text for the audit log
 * @param names under which names the variables are set
 */
public record Wish(List<GrantName> grants, Optional<Duration> ttl, Optional<String> reason, VariableNames names) {
    /** Grants in one wish at most. */
    static final int MOST_GRANTS = 16;
    /** Characters of a parameter that are read at most. */
    static final int MOST_TEXT = 4_096;

    private static final int MOST_REASON = 1_024;

    public Wish {
        grants = List.copyOf(grants);
        Objects.requireNonNull(ttl);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(names);
    }

    /**
     * Reads the parameters as a job's author wrote them; null and blank are the same.
     *
     * @param grants full names of grants, divided by commas or line breaks
     * @param variables as {@link VariableNames#parse} takes them
     * @throws BadParameter naming the first parameter that cannot be used
     */
    public static Wish of(String grants, String ttl, String reason, String variables) throws BadParameter {
        return new Wish(
                grants(text(grants)), ttl(text(ttl)), reason(text(reason)), VariableNames.parse(text(variables)));
    }

    /** The request for one of the grants. */
    public AccessRequest request(GrantName grant, BuildContext build) {
        return new AccessRequest(grant, build, ttl, reason);
    }

    /** Reads the names of grants. */
    public static List<GrantName> grants(String text) throws BadParameter {
        checkLength("grants", text, MOST_TEXT);
        List<GrantName> names = new ArrayList<>();
        for (String part : Parts.of(text)) {
            GrantName name = GrantName.parse(part)
                    .orElseThrow(() -> new BadParameter(
                            "grants",
                            "expected " + GrantName.FORM + ", found " + Quote.of(part)
                                    + ": write the grant's full name as its policy file has it"));
            if (names.contains(name)) {
                throw new BadParameter("grants", "`" + name + "` is there twice: remove one");
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            throw new BadParameter("grants", "no grant is named: write one, such as `payments/deploy-prod`");
        }
        if (names.size() > MOST_GRANTS) {
            throw new BadParameter(
                    "grants",
                    names.size() + " grants, more than the " + MOST_GRANTS
                            + " of one block: ask in several blocks, each where its grants are needed");
        }
        return names;
    }

    /** Reads a ttl; blank is none. */
    public static Optional<Duration> ttl(String text) throws BadParameter {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Duration ttl = Durations.parse(text)
                .orElseThrow(() -> new BadParameter("ttl", "expected " + Durations.FORM + ", found " + Quote.of(text)));
        if (ttl.isZero()) {
            throw new BadParameter("ttl", "no time at all: write at least `1s`, or leave it out");
        }
        return Optional.of(ttl);
    }

    /** Reads a reason; blank is none. */
    public static Optional<String> reason(String text) throws BadParameter {
        checkLength("reason", text, MOST_REASON);
        if (!text.codePoints().allMatch(Quote::isVisible)) {
            throw new BadParameter(
                    "reason",
                    "there are control or invisible characters in " + Quote.of(text)
                            + ": write it on one line, as plain text");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static void checkLength(String parameter, String text, int most) throws BadParameter {
        if (text.length() > most) {
            throw new BadParameter(
                    parameter, text.length() + " characters, more than the " + most + " allowed: write less");
        }
    }

    private static String text(String parameter) {
        return parameter == null ? "" : parameter.strip();
    }
}
