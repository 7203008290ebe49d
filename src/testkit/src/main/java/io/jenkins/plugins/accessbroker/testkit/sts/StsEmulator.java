package io.jenkins.plugins.accessbroker.testkit.sts;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * An AWS Security Token Service on a loopback port.
 *
 * <pre>{@code
 * try (StsEmulator sts = StsEmulator.builder().clock(clock).user(jenkins).role(deploy).start()) {
 *     StsClient client = StsClient.builder().endpointOverride(sts.endpoint())...build();
 * }
 * }</pre>
 */
public final class StsEmulator implements AutoCloseable {
    private StsEmulator() {}

    /** An emulator that knows nobody yet. */
    public static StsEmulator start(InstantSource clock) {
        return builder().clock(clock).start();
    }

    public static StsEmulatorBuilder builder() {
        return new StsEmulatorBuilder();
    }

    /** Where it listens: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Makes a user known, or replaces the one with the same access key id. */
    public StsEmulator add(User user) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Makes a role known, or replaces the one with the same ARN. */
    public StsEmulator add(Role role) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Makes a provider known, or replaces the one with the same account and issuer. */
    public StsEmulator add(OidcProvider provider) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Its script of misbehaviour. */
    public Faults faults() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** What it saw, oldest first. */
    public List<RecordedRequest> requests() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** What it saw of one action, oldest first. */
    public List<RecordedRequest> requests(String action) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** How many credentials it issued, whether or not the client got to see them. */
    public int issuedCredentials() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Every secret access key and session token that it handed out: what must be found nowhere. */
    public Set<String> secretsHandedOut() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not built yet");
    }
}
