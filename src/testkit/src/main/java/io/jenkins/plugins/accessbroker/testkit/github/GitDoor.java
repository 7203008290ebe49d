package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets git in to the repositories that a token reaches, to read and to write as its {@code contents} say. */
final class GitDoor {
    private static final Pattern PATH = Pattern.compile(
            "/([A-Za-z0-9._-]+/[A-Za-z0-9._-]+?)(?:\\.git)?/(info/refs|git-upload-pack|git-receive-pack)");
    private static final String RECEIVE = "git-receive-pack";

    private final Tokens tokens;
    private final GitBackend backend;

    GitDoor(Tokens tokens, GitBackend backend) {
        this.tokens = tokens;
        this.backend = backend;
    }

    static boolean isGit(HttpRequest request) {
        return PATH.matcher(request.path()).matches();
    }

    HttpAnswer answer(HttpRequest request, Instant now) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return HttpAnswer.empty(404);
        }
        boolean advertises = path.group(2).equals("info/refs");
        String service = advertises ? request.query().replaceFirst("^service=", "") : path.group(2);
        Optional<Token> token = password(request).flatMap(value -> tokens.use(value, now));
        if (token.isEmpty()) {
            return text(401, "Invalid username or token.").with("WWW-Authenticate", "Basic realm=\"GitHub\"");
        }
        String level = service.equals(RECEIVE) ? "write" : "read";
        if (!token.get().reaches(path.group(1)) || !Levels.has(token.get().permissions(), "contents", "read")) {
            return text(404, "Repository not found.");
        }
        if (!Levels.has(token.get().permissions(), "contents", level)) {
            return text(403, "Permission to " + path.group(1) + ".git denied to access-broker[bot].");
        }
        return backend.answer(path.group(1), service, advertises, request);
    }

    private static HttpAnswer text(int status, String message) {
        return HttpAnswer.text(status, "text/plain; charset=utf-8", message + "\n");
    }

    /** GitHub takes any user beside a token. */
    private static Optional<String> password(HttpRequest request) {
        String header = request.value("Authorization");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
