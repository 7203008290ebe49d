package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.LoopbackServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * An AWS Security Token Service on a loopback port, for as long as it is not closed. Safe for use by many threads.
 *
 * <pre>{@code
 * try (StsEmulator sts = StsEmulator.builder().clock(clock).user(jenkins).role(deploy).start()) {
 *     StsClient client = StsClient.builder().endpointOverride(sts.endpoint())...build();
 * }
 * }</pre>
 */
public final class StsEmulator implements AutoCloseable {
    private final LoopbackServer server;
    private final Directory directory;
    private final Sessions sessions;
    private final Faults faults;
    private final RequestLog log;

    StsEmulator(LoopbackServer server, Directory directory, Sessions sessions, Faults faults, RequestLog log) {
        this.server = server;
        this.directory = directory;
        this.sessions = sessions;
        this.faults = faults;
        this.log = log;
    }

    /** An emulator that knows nobody yet. */
    public static StsEmulator start(InstantSource clock) {
        return builder().clock(clock).start();
    }

    /** What an emulator can be started with. */
    public static StsEmulatorBuilder builder() {
        return new StsEmulatorBuilder();
    }

    /** Where it listens: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Makes a user known, or replaces the one with the same access key id. */
    public StsEmulator add(User user) {
        directory.add(user);
        return this;
    }

    /** Makes a role known, or replaces the one with the same ARN. */
    public StsEmulator add(Role role) {
        directory.add(role);
        return this;
    }

    /** Makes a provider known, or replaces the one with the same account and issuer. */
    public StsEmulator add(OidcProvider provider) {
        directory.add(provider);
        return this;
    }

    /** Forgets a role: it can be assumed no more, and its sessions are {@code InvalidClientTokenId}. */
    public StsEmulator remove(Role role) {
        directory.remove(role);
        return this;
    }

    /** Its script of misbehaviour. */
    public Faults faults() {
        return faults;
    }

    /** What it saw and was done with, oldest first. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** What it saw of one action, oldest first. */
    public List<RecordedRequest> requests(String action) {
        return log.all().stream()
                .filter(request -> request.action().equals(action))
                .toList();
    }

    /** How many credentials it issued, whether or not the client got to see them. */
    public int issuedCredentials() {
        return sessions.count();
    }

    /** Every secret access key and session token that it issued: what must be found nowhere. */
    public Set<String> secretsHandedOut() {
        return sessions.secrets();
    }

    /** Ends every connection. */
    @Override
    public void close() {
        server.close();
    }
}
