package io.jenkins.plugins.accessbroker.testkit.s3;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.http.LoopbackServer;
import io.jenkins.plugins.accessbroker.testkit.sts.Digests;
import io.jenkins.plugins.accessbroker.testkit.sts.UriEncoding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One bucket, addressed by path, that keeps every version, and one key that may use it. */
public final class S3Emulator implements AutoCloseable {
    /** The region of the bucket. */
    public static final String REGION = "eu-west-1";

    /** The access key id that may use it. */
    public static final String ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";

    /** The secret of that key. */
    public static final String SECRET = "not/a/real/secret/of/an/aws/access/key+x";

    private static final int MAX_KEYS = 1000;

    private final String bucket;
    private final InstantSource clock;
    private final S3Signature signature = new S3Signature(ACCESS_KEY_ID, SECRET);
    private final TreeMap<String, List<Version>> objects = new TreeMap<>();
    private boolean lockable = true;
    private boolean ignoring;
    private UnaryOperator<HttpAnswer> twist = answer -> answer;
    private int versions;
    private LoopbackServer server;

    private S3Emulator(String bucket, InstantSource clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    /** An empty bucket with object lock. */
    public static S3Emulator start(String bucket, InstantSource clock) {
        S3Emulator emulator = new S3Emulator(bucket, clock);
        emulator.server = LoopbackServer.start(emulator::answer);
        return emulator;
    }

    /** Where it listens. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** From now on the bucket has no object lock, and says so. */
    public synchronized void withoutLock() {
        lockable = false;
    }

    /** From now on it takes what asks for a lock, and locks nothing, as some that are not Amazon's do. */
    public synchronized void ignoreLocks() {
        ignoring = true;
    }

    /** From now on each answer is changed by this. */
    public synchronized void twist(UnaryOperator<HttpAnswer> change) {
        twist = change;
    }

    /** The keys of which it has a version, deleted or not. */
    public synchronized List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** Adds a version, as somebody else with a key could. */
    public synchronized void overwrite(String key, String content) {
        add(key, new Version(nextId(), Optional.of(content.getBytes(StandardCharsets.UTF_8)), "", clock.instant()));
    }

    /** Adds a delete marker, as somebody else with a key could. */
    public synchronized void delete(String key) {
        add(key, new Version(nextId(), Optional.empty(), "", clock.instant()));
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized HttpAnswer answer(HttpRequest request) {
        try {
            signature.check(request, REGION, clock.instant());
            return twist.apply(answered(request));
        } catch (S3Fault e) {
            return twist.apply(e.answer());
        }
    }

    private HttpAnswer answered(HttpRequest request) {
        String path = text(request.path());
        if (!path.equals("/" + bucket) && !path.startsWith("/" + bucket + "/")) {
            throw new S3Fault(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        String key = path.length() > bucket.length() + 2 ? path.substring(bucket.length() + 2) : "";
        Map<String, String> query = query(request.query());
        if (key.isEmpty() && request.method().equals("GET") && query.containsKey("versions")) {
            int most = Math.min(MAX_KEYS, Integer.parseInt(query.getOrDefault("max-keys", "1000")));
            String xml = VersionList.xml(
                    objects, query.getOrDefault("prefix", ""), query.getOrDefault("delimiter", ""), most);
            return HttpAnswer.text(200, "application/xml", xml);
        }
        return switch (request.method()) {
            case "PUT" -> put(key, request);
            case "GET", "HEAD" -> get(version(key, query), request.method().equals("HEAD"));
            case "DELETE" -> delete(key, query, request);
            default -> throw new S3Fault(405, "MethodNotAllowed", "The specified method is not allowed.");
        };
    }

    private HttpAnswer put(String key, HttpRequest request) {
        if (!request.value("If-None-Match").isEmpty()
                && !request.value("If-None-Match").equals("*")) {
            throw new S3Fault(501, "NotImplemented", "A header you provided implies functionality not implemented");
        }
        boolean there = current(key).filter(version -> !version.isMarker()).isPresent();
        if (request.value("If-None-Match").equals("*") && there) {
            throw new S3Fault(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        Version version = PutObject.version(request, nextId(), lockable, clock.instant());
        add(key, ignoring ? new Version(version.id(), version.content(), "", version.until()) : version);
        return HttpAnswer.empty(200)
                .with("x-amz-version-id", version.id())
                .with("ETag", "\"" + Digests.hex(PutObject.md5(request.body())) + "\"");
    }

    private static HttpAnswer get(Version version, boolean head) {
        HttpAnswer answer = HttpAnswer.empty(200)
                .with("x-amz-version-id", version.id())
                .with("ETag", "\"" + Digests.hex(PutObject.md5(version.content().orElseThrow())) + "\"");
        if (!version.mode().isEmpty()) {
            answer = answer.with("x-amz-object-lock-mode", version.mode())
                    .with("x-amz-object-lock-retain-until-date", version.until().toString());
        }
        return head ? answer : answer.with(version.content().orElseThrow());
    }

    private HttpAnswer delete(String key, Map<String, String> query, HttpRequest request) {
        if (!query.containsKey("versionId")) {
            delete(key);
            return HttpAnswer.empty(204).with("x-amz-delete-marker", "true");
        }
        Version version = version(key, query);
        if (version.isLocked(
                clock.instant(),
                request.value("x-amz-bypass-governance-retention").equals("true"))) {
            throw new S3Fault(403, "AccessDenied", "Access Denied because object protected by object lock.");
        }
        objects.get(key).remove(version);
        return HttpAnswer.empty(204);
    }

    private Version version(String key, Map<String, String> query) {
        Optional<Version> found = query.containsKey("versionId")
                ? objects.getOrDefault(key, List.of()).stream()
                        .filter(version -> version.id().equals(query.get("versionId")))
                        .findFirst()
                : current(key);
        return found.filter(version -> !version.isMarker())
                .orElseThrow(() -> new S3Fault(404, "NoSuchKey", "The specified key does not exist."));
    }

    private Optional<Version> current(String key) {
        List<Version> all = objects.getOrDefault(key, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private void add(String key, Version version) {
        objects.computeIfAbsent(key, none -> new ArrayList<>()).add(version);
    }

    private String nextId() {
        return "version-" + versions++;
    }

    private static Map<String, String> query(String query) {
        Map<String, String> found = new HashMap<>();
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int at = pair.indexOf('=');
            found.put(at < 0 ? pair : pair.substring(0, at), at < 0 ? "" : text(pair.substring(at + 1)));
        });
        return found;
    }

    private static String text(String encoded) {
        return new String(UriEncoding.decode(encoded).orElseThrow(), StandardCharsets.UTF_8);
    }
}
