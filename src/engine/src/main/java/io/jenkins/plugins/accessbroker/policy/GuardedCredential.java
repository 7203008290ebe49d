package io.jenkins.plugins.accessbroker.policy;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A credential that Jenkins holds already, behind a grant: nothing is issued, and who may use it is decided.
 *
 * @param id the credential's id in Jenkins
 * @param mode what becomes of a use that is not permitted
 */
public record GuardedCredential(String id, Mode mode) implements Scope {
    /** The key below {@code issue} in a policy file. */
    public static final String KEY = "credential";

    public GuardedCredential {
        Objects.requireNonNull(id);
        Objects.requireNonNull(mode);
    }

    @Override
    public String issuer() {
        return KEY;
    }

    /** None: what Jenkins holds does not end by itself. */
    @Override
    public Duration ttl() {
        return Duration.ZERO;
    }

    /** The same credential; while its uses are only observed, it is open to more builds than the grant says. */
    @Override
    public boolean covers(Scope other) {
        return other instanceof GuardedCredential guarded
                && guarded.id().equals(id)
                && (mode == Mode.OBSERVE || guarded.mode() == Mode.ENFORCE);
    }

    @Override
    public String summary() {
        return "use of the Jenkins credential `" + id + "`";
    }

    @Override
    public SortedMap<String, String> details() {
        return new TreeMap<>(Map.of(KEY, id, "mode", mode.name().toLowerCase(Locale.ROOT)));
    }
}
