package io.jenkins.plugins.accessbroker.issuer.github;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One answer of whatever answers where GitHub should be. */
record Reply(int status, HttpHeaders headers, byte[] body) {
    /** How long GitHub asks to wait after a secondary rate limit that names no time ("Rate limits for the REST API"). */
    private static final Duration UNNAMED = Duration.ofMinutes(1);

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9:-]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final Pattern EPOCH = Pattern.compile("\\d{1,11}");

    Optional<Json> json() {
        return Json.read(body);
    }

    /** GitHub's own id of the call, where it has the form of one. */
    Optional<String> requestId() {
        return headers.firstValue("x-github-request-id").filter(REQUEST_ID.asMatchPredicate());
    }

    /** What GitHub says is wrong, in lower case. It is looked for known words in, and never shown. */
    Optional<String> message() {
        return json().flatMap(json -> json.text("message")).map(text -> text.toLowerCase(Locale.ROOT));
    }

    boolean says(String words) {
        return message().filter(text -> text.contains(words)).isPresent();
    }

    /** How long it asks to wait, where it asks to slow down. */
    Optional<Duration> wait(Instant now) {
        boolean over =
                headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent();
        Optional<Duration> after = headers.firstValue("retry-after")
                .filter(SECONDS.asMatchPredicate())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        boolean limited = status == 429 || status == 403 && (after.isPresent() || over || says("rate limit"));
        return limited ? Optional.of(after.or(() -> reset(over, now)).orElse(UNNAMED)) : Optional.empty();
    }

    private Optional<Duration> reset(boolean over, Instant now) {
        return headers.firstValue("x-ratelimit-reset")
                .filter(text -> over && EPOCH.matcher(text).matches())
                .map(text -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text))))
                .map(left -> left.isNegative() ? Duration.ofSeconds(1) : left.plusSeconds(1));
    }

    /** How far our clock is ahead of the other side's; negative where it is behind. */
    Optional<Duration> skew(Instant now) {
        try {
            return headers.firstValue("date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(date -> Duration.between(date.toInstant(), now));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The status alone: the body may hold a token. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
