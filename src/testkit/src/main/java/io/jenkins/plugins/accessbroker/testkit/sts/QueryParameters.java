package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request in the AWS query protocol: the form of a POST, the query of a GET.
 *
 * <p>Of a parameter given twice the first counts, as STS was seen to have it. A POST whose content type is not a form
 * has no parameters.
 */
final class QueryParameters {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    static QueryParameters of(HttpRequest request) {
        if (request.method().equals("GET")) {
            return parse(request.query());
        }
        String type = request.value("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean form = request.method().equals("POST") && type.equals(FORM);
        return parse(form ? new String(request.body(), StandardCharsets.ISO_8859_1) : "");
    }

    private static QueryParameters parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                values.putIfAbsent(name, decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(values);
    }

    /** The parameter, when it was sent. */
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The parameter, empty when it was not sent. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The elements {@code <list>.member.1<field>}, {@code <list>.member.2<field>} and so on. */
    List<String> members(String list, String field) {
        List<String> members = new ArrayList<>();
        Optional<String> member = find(list + ".member.1" + field);
        while (member.isPresent()) {
            members.add(member.get());
            member = find(list + ".member." + (members.size() + 1) + field);
        }
        return members;
    }

    /** All but {@code Action} and {@code Version}, in order, with what is secret redacted. */
    Map<String, String> recorded() {
        Map<String, String> recorded = new LinkedHashMap<>(values);
        recorded.remove("Action");
        recorded.remove("Version");
        for (String secret : List.of("WebIdentityToken", "TokenCode")) {
            recorded.computeIfPresent(secret, (name, value) -> RecordedRequest.REDACTED);
        }
        return recorded;
    }

    private static String decoded(String part) {
        String spaced = part.replace('+', ' ');
        byte[] asSent = spaced.getBytes(StandardCharsets.ISO_8859_1);
        return new String(UriEncoding.decode(spaced).orElse(asSent), StandardCharsets.UTF_8);
    }
}
