package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.json.Json;
import io.jenkins.plugins.accessbroker.testkit.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes installation tokens ("Create an installation access token for an app"). */
final class TokenService {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int MOST = 500;

    private final World world;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Supplier<String> values;
    private volatile int lag;

    TokenService(World world, Tokens tokens, InstantSource clock, Supplier<String> values) {
        this.world = world;
        this.tokens = tokens;
        this.clock = clock;
        this.values = values;
    }

    void lag(int uses) {
        lag = uses;
    }

    HttpAnswer create(long id, HttpRequest request) {
        Optional<Installation> installation = world.of(id);
        if (installation.isEmpty()) {
            return Answers.error(404, "Not Found");
        }
        if (installation.get().suspended()) {
            return Answers.error(403, "This installation has been suspended");
        }
        try {
            String body = new String(request.body(), StandardCharsets.UTF_8);
            return Json.read(body.isEmpty() ? "{}" : body) instanceof Map<?, ?> asked
                    ? create(installation.get(), asked)
                    : Answers.error(400, "Problems parsing JSON");
        } catch (JsonReader.Malformed e) {
            return Answers.error(400, "Problems parsing JSON");
        }
    }

    private HttpAnswer create(Installation installation, Map<?, ?> asked) {
        boolean all = !asked.containsKey("repositories");
        Set<String> names = new HashSet<>(installation.repositories());
        if (!all) {
            Optional<Set<String>> chosen = chosen(installation, asked.get("repositories"));
            if (chosen.isEmpty()) {
                return Answers.error(
                        422,
                        "There is at least one repository that does not exist or is not accessible to the parent"
                                + " installation.");
            }
            names = chosen.get();
        }
        Map<String, String> permissions = new HashMap<>(installation.permissions());
        if (asked.get("permissions") instanceof Map<?, ?> wanted) {
            permissions.clear();
            for (Map.Entry<?, ?> one : wanted.entrySet()) {
                String name = one.getKey().toString();
                if (!Levels.isOne(one.getValue())
                        || !Levels.has(installation.permissions(), name, (String) one.getValue())) {
                    return Answers.error(422, "The permissions requested are not granted to this installation.");
                }
                permissions.put(name, (String) one.getValue());
            }
        }
        permissions.putIfAbsent("metadata", "read");
        return made(installation, names, permissions, all);
    }

    private static Optional<Set<String>> chosen(Installation installation, Object asked) {
        if (!(asked instanceof List<?> list) || list.isEmpty() || list.size() > MOST) {
            return Optional.empty();
        }
        Set<String> chosen = new HashSet<>();
        for (Object name : list) {
            Optional<String> known = installation.repository(String.valueOf(name));
            if (known.isEmpty()) {
                return Optional.empty();
            }
            chosen.add(known.get());
        }
        return Optional.of(chosen);
    }

    private HttpAnswer made(
            Installation installation, Set<String> names, Map<String, String> permissions, boolean all) {
        Set<String> full = new HashSet<>();
        names.forEach(name -> full.add(installation.owner() + "/" + name));
        Instant expires = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        Token token = new Token(values.get(), installation, full, permissions, expires, lag);
        tokens.add(token);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", token.value());
        body.put("expires_at", expires.toString());
        body.put("permissions", permissions);
        body.put("repository_selection", all ? "all" : "selected");
        if (!all) {
            body.put("repositories", described(token));
        }
        return Answers.json(201, body);
    }

    static List<Object> described(Token token) {
        List<Object> described = new ArrayList<>();
        for (String full : token.repositories().stream().sorted().toList()) {
            described.add(described(full));
        }
        return described;
    }

    static Map<String, Object> described(String full) {
        Map<String, Object> repository = new LinkedHashMap<>();
        repository.put("id", Math.abs((long) full.hashCode()));
        repository.put("name", full.substring(full.indexOf('/') + 1));
        repository.put("full_name", full);
        repository.put("private", true);
        return repository;
    }
}
