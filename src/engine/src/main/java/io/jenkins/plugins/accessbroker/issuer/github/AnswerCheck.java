package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault.Reason;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares an answer with what was asked for. */
final class AnswerCheck {
    /** How far the controller's clock may be behind GitHub's; one that is further off could hardly sign in. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final Pattern PERMISSION = Pattern.compile("[a-z_]{1,64}");
    private static final String SERVER = "ask the administrator what `apiUrl` in the issuer's settings leads to";
    private static final String CLOCK =
            "ask the administrator to check the controller's clock, and what `apiUrl` in the issuer's settings leads to";

    private final Wish wish;
    private final TokenAnswer answer;

    AnswerCheck(Wish wish, TokenAnswer answer) {
        this.wish = wish;
        this.answer = answer;
    }

    /**
     * What an answer has that was not asked for, or lacks.
     *
     * @param what in words that go on after {@code answered}
     */
    record Difference(Reason reason, String what, String next) {}

    /** The first difference; nothing where the answer is what was asked for. */
    Optional<Difference> difference(Instant now) {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            return Optional.of(new Difference(Reason.MALFORMED, "without " + String.join(", ", missing), SERVER));
        }
        return repositories().or(this::permissions).or(() -> expiry(now));
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        note(missing, answer.token(), "`token`");
        note(missing, answer.expires(), "`expires_at`");
        note(missing, answer.permissions(), "`permissions`");
        note(missing, answer.selection(), "`repository_selection`");
        if (answer.selection().filter("selected"::equals).isPresent()) {
            note(missing, answer.repositories(), "`repositories`");
        }
        return missing;
    }

    private static void note(List<String> missing, Optional<?> part, String name) {
        if (part.isEmpty()) {
            missing.add(name);
        }
    }

    private Optional<Difference> repositories() {
        if (!answer.selection().orElseThrow().equals("selected")) {
            return mismatch("with a token for all repositories of the installation", SERVER);
        }
        Set<String> given = answer.repositories().orElseThrow().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (given.equals(wish.keys())) {
            return Optional.empty();
        }
        List<Repository> other = answer.repositories().orElseThrow().stream()
                .map(Repository::parse)
                .flatMap(Optional::stream)
                .filter(repository -> !wish.keys().contains(repository.key()))
                .sorted()
                .toList();
        String example = other.isEmpty() ? "" : ", `" + other.get(0) + "` among them";
        return mismatch(
                other.isEmpty()
                        ? "with a token for fewer repositories"
                        : "with a token for other repositories" + example,
                "if a repository was renamed or moved, ask the policy's owner to name it as it is called now; otherwise "
                        + SERVER);
    }

    /** Every token has {@code metadata: read}, whether it was asked for or not. */
    private Optional<Difference> permissions() {
        Map<String, String> asked = new HashMap<>(Map.of(Permissions.METADATA, Level.READ.word()));
        wish.permissions().forEach((name, level) -> asked.put(name, level.word()));
        Map<String, String> given = new HashMap<>(answer.permissions().orElseThrow());
        given.putIfAbsent(Permissions.METADATA, asked.get(Permissions.METADATA));
        if (given.equals(asked)) {
            return Optional.empty();
        }
        String example = given.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(asked.get(entry.getKey())))
                .filter(entry -> PERMISSION.matcher(entry.getKey()).matches()
                        && PERMISSION.matcher(entry.getValue()).matches())
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .sorted()
                .findFirst()
                .map(text -> ", " + Quote.of(text) + " among them")
                .orElse("");
        return mismatch("with a token of other permissions" + example, SERVER);
    }

    private Optional<Difference> expiry(Instant now) {
        Instant expires = answer.expires().orElseThrow();
        if (!expires.isAfter(now)) {
            return mismatch("with a token that ended before it was handed out", CLOCK);
        }
        if (expires.isAfter(now.plus(GitHubScope.LIFE).plus(SKEW))) {
            return mismatch("with a token that lasts longer than an hour", CLOCK);
        }
        return Optional.empty();
    }

    private static Optional<Difference> mismatch(String what, String next) {
        return Optional.of(new Difference(Reason.MISMATCH, what, next));
    }
}
