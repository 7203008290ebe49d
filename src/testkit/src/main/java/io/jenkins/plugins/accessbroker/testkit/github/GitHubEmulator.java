package io.jenkins.plugins.accessbroker.testkit.github;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpHandler;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.http.LoopbackServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A GitHub on a loopback port, with one App, for as long as it is not closed. Safe for use by many threads. */
public final class GitHubEmulator implements AutoCloseable {
    private static final String API = "/api/v3";
    private static final Pattern FIND = Pattern.compile("/users/([^/]+)/installation");
    private static final Pattern CREATE = Pattern.compile("/app/installations/(\\d{1,15})/access_tokens");
    private static final Pattern REPOSITORY = Pattern.compile("/repos/([^/]+/[^/]+)");

    private final World world;
    private final InstantSource clock;
    private final Tokens tokens = new Tokens();
    private final TokenService service;
    private final GitDoor git;
    private final Faults faults = new Faults();
    private final List<RecordedCall> calls = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackServer server;
    private volatile boolean opaque;

    private GitHubEmulator(App app, InstantSource clock, GitBackend backend) {
        this.world = new World(app);
        this.clock = clock;
        this.service =
                new TokenService(world, tokens, clock, () -> opaque ? Tokens.opaque() : Tokens.stateless(app.id()));
        this.git = new GitDoor(tokens, backend);
        this.server = LoopbackServer.start(this::answer);
    }

    /** A GitHub without git. */
    public static GitHubEmulator start(App app, InstantSource clock) {
        return start(app, clock, (repository, what, advertises, request) -> HttpAnswer.empty(404));
    }

    /** A GitHub whose repositories are with the backend. */
    public static GitHubEmulator start(App app, InstantSource clock, GitBackend backend) {
        return new GitHubEmulator(app, clock, backend);
    }

    /** Where repositories are: {@code http://127.0.0.1:<port>}. */
    public URI web() {
        return server.endpoint();
    }

    /** Where the API is. */
    public URI api() {
        return URI.create(web() + API);
    }

    /** Puts an installation in place of any other of the same owner. */
    public GitHubEmulator install(Installation installation) {
        world.put(installation);
        return this;
    }

    /** Takes away the installation of an owner. */
    public GitHubEmulator uninstall(String owner) {
        world.remove(owner);
        return this;
    }

    /** From now on each new token is refused so many times before it is known everywhere. */
    public GitHubEmulator lag(int uses) {
        service.lag(uses);
        return this;
    }

    /** From now on tokens are short, as those of GitHub Enterprise Server are. */
    public GitHubEmulator giveShortTokens() {
        opaque = true;
        return this;
    }

    /** Its script of misbehaviour. */
    public Faults faults() {
        return faults;
    }

    /** What it was asked, oldest first. */
    public List<RecordedCall> calls() {
        return List.copyOf(calls);
    }

    /** What it was asked of one operation, oldest first. */
    public List<RecordedCall> calls(Operation operation) {
        return calls().stream().filter(call -> call.operation() == operation).toList();
    }

    /** Every token that was made. */
    public Set<String> secretsHandedOut() {
        return tokens.made();
    }

    /** Every token that was not revoked. */
    public Set<String> live() {
        return tokens.live();
    }

    @Override
    public void close() {
        server.close();
    }

    private HttpAnswer answer(HttpRequest request) throws InterruptedException {
        Operation operation = operation(request);
        HttpHandler well = asked -> well(operation, asked);
        Optional<Fault> fault = faults.meet(operation);
        HttpAnswer answer = fault.isPresent() ? fault.get().meet(request, well) : well.handle(request);
        String body = operation == Operation.CREATE_TOKEN ? new String(request.body(), StandardCharsets.UTF_8) : "";
        calls.add(new RecordedCall(operation, request.path(), request.value("User-Agent"), body, answer.status()));
        boolean framed = answer.status() == 0 || operation == Operation.GIT || isForeign(answer);
        return framed ? answer : Answers.withHeaders(answer, clock.instant());
    }

    /** Whether something else than GitHub answers. */
    private static boolean isForeign(HttpAnswer answer) {
        return answer.headers().stream().anyMatch(header -> header.value().equals("text/html"));
    }

    private static Operation operation(HttpRequest request) {
        if (GitDoor.isGit(request)) {
            return Operation.GIT;
        }
        String path = request.path().startsWith(API) ? request.path().substring(API.length()) : "";
        return switch (request.method()) {
            case "POST" -> CREATE.matcher(path).matches() ? Operation.CREATE_TOKEN : Operation.OTHER;
            case "DELETE" -> path.equals("/installation/token") ? Operation.REVOKE_TOKEN : Operation.OTHER;
            case "GET" -> get(path);
            default -> Operation.OTHER;
        };
    }

    private static Operation get(String path) {
        if (FIND.matcher(path).matches()) {
            return Operation.FIND_INSTALLATION;
        }
        if (path.equals("/installation/repositories")) {
            return Operation.LIST_REPOSITORIES;
        }
        return REPOSITORY.matcher(path).matches() ? Operation.GET_REPOSITORY : Operation.OTHER;
    }

    private HttpAnswer well(Operation operation, HttpRequest request) {
        return switch (operation) {
            case FIND_INSTALLATION, CREATE_TOKEN -> asApp(operation, request);
            case LIST_REPOSITORIES, GET_REPOSITORY, REVOKE_TOKEN -> asInstallation(operation, request);
            case GIT -> git.answer(request, clock.instant());
            case OTHER -> Answers.error(404, "Not Found");
        };
    }

    private HttpAnswer asApp(Operation operation, HttpRequest request) {
        Optional<String> problem = JwtCheck.problem(bearer(request), world.app(), clock.instant());
        if (problem.isPresent()) {
            return Answers.error(401, problem.get());
        }
        String path = request.path().substring(API.length());
        if (operation == Operation.CREATE_TOKEN) {
            return service.create(Long.parseLong(group(CREATE, path)), request);
        }
        return world.of(group(FIND, path))
                .map(found -> Answers.json(200, Map.of("id", found.id(), "account", Map.of("login", found.owner()))))
                .orElseGet(() -> Answers.error(404, "Not Found"));
    }

    private HttpAnswer asInstallation(Operation operation, HttpRequest request) {
        Optional<Token> token = tokens.use(bearer(request), clock.instant());
        if (token.isEmpty()) {
            return Answers.error(401, "Bad credentials");
        }
        if (operation == Operation.REVOKE_TOKEN) {
            tokens.revoke(token.get());
            return HttpAnswer.empty(204);
        }
        if (operation == Operation.LIST_REPOSITORIES) {
            List<Object> all = TokenService.described(token.get());
            return Answers.json(200, Map.of("total_count", all.size(), "repositories", all));
        }
        String full = group(REPOSITORY, request.path().substring(API.length()));
        return token.get().reaches(full)
                ? Answers.json(200, TokenService.described(full))
                : Answers.error(404, "Not Found");
    }

    private static String bearer(HttpRequest request) {
        return request.value("Authorization").replaceFirst("(?i)^(bearer|token) ", "");
    }

    private static String group(Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a path of this operation");
        }
        return matcher.group(1);
    }
}
