package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Answers in GitHub's form. */
final class Answers {
    private static final String TYPE = "application/json; charset=utf-8";

    private Answers() {}

    static HttpAnswer json(int status, Object body) {
        return HttpAnswer.text(status, TYPE, Json.write(body));
    }

    static HttpAnswer error(int status, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message);
        body.put("documentation_url", "https://docs.github.com/rest");
        body.put("status", String.valueOf(status));
        return json(status, body);
    }

    /** The headers that every answer of the API has. */
    static HttpAnswer withHeaders(HttpAnswer answer, Instant now) {
        HttpAnswer dated = answer.with(
                        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .with("X-GitHub-Request-Id", requestId());
        boolean limited =
                answer.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase("x-ratelimit-remaining"));
        return limited ? dated : dated.with("X-RateLimit-Limit", "5000").with("X-RateLimit-Remaining", "4999");
    }

    private static String requestId() {
        String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return id.substring(0, 4) + ":" + id.substring(4, 10) + ":" + id.substring(10, 16) + ":" + id.substring(16, 24);
    }
}
