package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.util.Secret;
import io.jenkins.plugins.accessbroker.audit.CredentialMark;
import io.jenkins.plugins.accessbroker.issuer.Credential;
import io.jenkins.plugins.accessbroker.lease.Lease;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A lease with its credential, in a form that a build's state can keep: secret values are {@link Secret}s, which are
 * encrypted wherever the state is written; the rest is plain text.
 */
public final class HeldLease implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final String policy;
    private final String name;
    private final String build;
    private final long sequence;
    private final String issuer;
    private final String credential;
    private final String sha256;
    private final String requestId;
    private final long expiresSecond;
    private final int expiresNano;
    private final TreeMap<String, Secret> secrets;
    private final TreeMap<String, String> variables;
    private final TreeMap<String, String> scope;
    private final String asked;

    private HeldLease(Lease lease, Credential given) {
        this.id = lease.id();
        this.policy = lease.grant().policy();
        this.name = lease.grant().name();
        this.build = lease.build();
        this.sequence = lease.sequence();
        this.issuer = lease.credential().issuer();
        this.credential = given.id();
        this.sha256 = given.sha256();
        this.requestId = given.requestId();
        this.expiresSecond = lease.expires().getEpochSecond();
        this.expiresNano = lease.expires().getNano();
        this.secrets = new TreeMap<>();
        given.secrets().forEach((key, value) -> secrets.put(key, Secret.fromString(value.reveal())));
        this.variables = new TreeMap<>(given.variables());
        this.scope = new TreeMap<>(given.scope());
        this.asked = lease.scope();
    }

    /** The lease and what was issued for it. */
    public static HeldLease of(Lease lease, Credential credential) {
        return new HeldLease(lease, credential);
    }

    /** The lease, as the broker knows it. */
    public Lease lease() {
        CredentialMark mark = new CredentialMark(issuer, credential, sha256);
        return new Lease(id, new GrantName(policy, name), build, mark, expires(), sequence, asked);
    }

    /** The credential, for the broker to end it after a restart. */
    public Credential credential() {
        Map<String, io.jenkins.plugins.accessbroker.issuer.Secret> values = secrets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> io.jenkins.plugins.accessbroker.issuer.Secret.of(
                                entry.getValue().getPlainText())));
        return new Credential(credential, sha256, values, variables, expires(), requestId, scope);
    }

    /** Under which the audit log has it. */
    public String id() {
        return id;
    }

    /** The usual names of all variables that it sets. */
    public Set<String> variableNames() {
        Set<String> names = new TreeSet<>(secrets.keySet());
        names.addAll(variables.keySet());
        return names;
    }

    /** The usual names of the variables that hold secrets. */
    public Set<String> secretNames() {
        return new TreeSet<>(secrets.keySet());
    }

    /** Every variable with its value, by its usual name. */
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>(variables);
        secrets.forEach((key, value) -> values.put(key, value.getPlainText()));
        return values;
    }

    /** The values that nobody may see. */
    public Collection<String> secretValues() {
        return secrets.values().stream().map(Secret::getPlainText).toList();
    }

    private Instant expires() {
        return Instant.ofEpochSecond(expiresSecond, expiresNano);
    }

    @Override
    public String toString() {
        return "lease " + id + " of " + policy + "/" + name;
    }
}
