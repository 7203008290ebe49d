package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The users, roles and identity providers that the emulator knows. */
final class Directory {
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<ProviderKey, OidcProvider> providers = new ConcurrentHashMap<>();

    void add(User user) {
        users.put(user.accessKeyId(), user);
    }

    void add(Role role) {
        roles.put(role.arn(), role);
    }

    void add(OidcProvider provider) {
        providers.put(new ProviderKey(provider.account(), provider.issuer()), provider);
    }

    void remove(Role role) {
        roles.remove(role.arn());
    }

    Optional<User> user(String accessKeyId) {
        return Optional.ofNullable(users.get(accessKeyId));
    }

    Optional<Role> role(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    boolean knows(Role role) {
        return roles.containsKey(role.arn());
    }

    Optional<OidcProvider> provider(String account, String issuer) {
        return Optional.ofNullable(providers.get(new ProviderKey(account, issuer)));
    }

    private record ProviderKey(String account, String issuer) {}
}
