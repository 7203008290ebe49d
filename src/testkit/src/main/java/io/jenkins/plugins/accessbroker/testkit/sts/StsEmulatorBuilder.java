package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.LoopbackServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What an {@link StsEmulator} starts with. */
public final class StsEmulatorBuilder {
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SecureRandom();
    private Duration clockSkew = Duration.ofMinutes(5);
    private Set<String> regions = Set.of();
    private Set<String> disabledRegions = Set.of();
    private final List<User> users = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<OidcProvider> providers = new ArrayList<>();

    StsEmulatorBuilder() {}

    /** The clock that signatures, tokens and sessions are measured by; the machine's by default. */
    public StsEmulatorBuilder clock(InstantSource source) {
        this.clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * How far a request's time may lie from the clock, either way; five minutes by default ("AWS Signature Version 4
     * for API requests": a request must reach AWS within five minutes of its time stamp).
     */
    public StsEmulatorBuilder clockSkew(Duration most) {
        this.clockSkew = Objects.requireNonNull(most, "most");
        return this;
    }

    /** The regions that a credential scope may name; any by default. */
    public StsEmulatorBuilder regions(String... names) {
        this.regions = Set.of(names);
        return this;
    }

    /** Regions where STS is not activated: {@code AssumeRole} is refused with {@code RegionDisabledException}. */
    public StsEmulatorBuilder disabledRegions(String... names) {
        this.disabledRegions = Set.of(names);
        return this;
    }

    /** Where keys, secrets and tokens come from; a strong source by default. */
    public StsEmulatorBuilder random(RandomGenerator source) {
        this.random = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Makes a user known. */
    public StsEmulatorBuilder user(User user) {
        users.add(user);
        return this;
    }

    /** Makes a role known. */
    public StsEmulatorBuilder role(Role role) {
        roles.add(role);
        return this;
    }

    /** Makes an OIDC provider known. */
    public StsEmulatorBuilder provider(OidcProvider provider) {
        providers.add(provider);
        return this;
    }

    /** Starts listening on a free loopback port. */
    public StsEmulator start() {
        Directory directory = new Directory();
        users.forEach(directory::add);
        roles.forEach(directory::add);
        providers.forEach(directory::add);
        Sessions sessions = new Sessions();
        Issuance issuance = new Issuance(sessions, new CredentialMint(random), clock);
        Operations operations = new Operations(
                new Authenticator(directory, sessions, clock, clockSkew, regions),
                new AssumeRole(directory, issuance),
                new AssumeRoleWithWebIdentity(directory, issuance, new IdTokenVerifier(directory, clock)),
                disabledRegions);
        Faults faults = new Faults();
        RequestLog log = new RequestLog(clock);
        LoopbackServer server = LoopbackServer.start(new StsService(operations, faults, log));
        return new StsEmulator(server, directory, sessions, faults, log);
    }
}
