package io.jenkins.plugins.accessbroker.testkit.witness;

import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.http.HttpRequest;
import io.jenkins.plugins.accessbroker.testkit.http.LoopbackServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A witness that listens on this machine: {@code add-checkpoint}, and the checkpoints it cosigned. */
public final class WitnessEmulator implements AutoCloseable {
    private static final int COSIGNATURE = 4;
    private static final byte[] NO_LEAVES =
            HexFormat.of().parseHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private final String name;
    private final InstantSource clock;
    private final KeyPair key = Ed25519Keys.generate();
    private final Map<String, byte[]> logs = new HashMap<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private KeyPair signing = key;
    private UnaryOperator<HttpAnswer> twist = answer -> answer;
    private LoopbackServer server;

    private record Seen(long size, byte[] root, String cosigned) {}

    private WitnessEmulator(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    /** A witness of this name that knows no log yet. */
    public static WitnessEmulator start(String name, InstantSource clock) {
        WitnessEmulator witness = new WitnessEmulator(name, clock);
        witness.server = LoopbackServer.start(witness::answer);
        return witness;
    }

    /** Both prefixes of its address. */
    public URI endpoint() {
        return URI.create(server.endpoint() + "/w1");
    }

    /** Its public key, as it publishes it. */
    public String vkey() {
        byte[] typed = Ed25519Keys.typed(COSIGNATURE, Ed25519Keys.raw(key.getPublic()));
        return name + "+" + HexFormat.of().toHexDigits(Ed25519Keys.id(name, typed)) + "+" + base64(typed);
    }

    /** Lets it know a log, by the line of its public key. */
    public synchronized WitnessEmulator know(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        logs.put(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        return this;
    }

    /** From now on it signs with a key that is not the one it publishes. */
    public synchronized void signWithAnotherKey() {
        signing = Ed25519Keys.generate();
    }

    /** From now on each answer is changed by this. */
    public synchronized void twist(UnaryOperator<HttpAnswer> change) {
        twist = change;
    }

    /** The size up to which it has seen a log; 0 if it has not. */
    public synchronized long size(String origin) {
        return seen.containsKey(origin) ? seen.get(origin).size : 0;
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized HttpAnswer answer(HttpRequest request) {
        return twist.apply(answered(request));
    }

    private HttpAnswer answered(HttpRequest request) {
        if (request.method().equals("POST") && request.path().equals("/w1/add-checkpoint")) {
            try {
                return add(Submitted.parse(request.body()));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                return text(400, "malformed request");
            }
        }
        return seen.entrySet().stream()
                .filter(log -> request.path().equals("/w1/" + hash(log.getKey()) + "/checkpoint"))
                .filter(log -> request.method().equals("GET"))
                .map(log -> text(200, log.getValue().cosigned))
                .findFirst()
                .orElseGet(() -> text(404, "not found"));
    }

    /** In the order of C2SP tlog-witness. */
    private HttpAnswer add(Submitted sent) {
        if (!logs.containsKey(sent.origin())) {
            return text(404, "unknown log");
        }
        if (!sent.signedBy(logs.get(sent.origin()))) {
            return text(403, "no valid signature");
        }
        if (sent.old() > sent.size()) {
            return text(400, "old size over size");
        }
        if (sent.old() != size(sent.origin())) {
            return HttpAnswer.text(409, "text/x.tlog.size", size(sent.origin()) + "\n");
        }
        if (!consistent(sent)) {
            return text(422, "not consistent");
        }
        String line = cosignature(sent.text());
        String cosigned = sent.text() + "\n" + String.join("\n", sent.signatures()) + "\n" + line;
        seen.put(sent.origin(), new Seen(sent.size(), sent.root(), cosigned));
        return text(200, line);
    }

    private boolean consistent(Submitted sent) {
        if (sent.size() == 0 && !Arrays.equals(sent.root(), NO_LEAVES)) {
            return false;
        }
        if (sent.old() == 0) {
            return sent.proof().isEmpty();
        }
        byte[] before = seen.get(sent.origin()).root;
        return sent.old() == sent.size()
                ? sent.proof().isEmpty() && Arrays.equals(before, sent.root())
                : ConsistencyProof.holds(sent.old(), before, sent.size(), sent.root(), sent.proof());
    }

    private String cosignature(String text) {
        long time = clock.instant().getEpochSecond();
        byte[] message = ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
        byte[] signature = Ed25519Keys.sign(signing.getPrivate(), message);
        byte[] typed = Ed25519Keys.typed(COSIGNATURE, Ed25519Keys.raw(key.getPublic()));
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + signature.length)
                .putInt(Ed25519Keys.id(name, typed))
                .putLong(time)
                .put(signature)
                .array();
        return "— " + name + " " + base64(bytes) + "\n";
    }

    private static String hash(String origin) {
        try {
            byte[] bytes = origin.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no sha-256: " + e.getMessage(), e);
        }
    }

    private static HttpAnswer text(int status, String body) {
        return HttpAnswer.text(status, "text/plain; charset=utf-8", body);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
