package io.jenkins.plugins.accessbroker.testkit.github;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an account gave to the App.
 *
 * @param id its id
 * @param owner the account
 * @param repositories the names of the account's repositories that it may reach
 * @param permissions what it may do there, {@code read}, {@code write} or {@code admin} by permission
 * @param suspended whether the account stopped it for now
 */
public record Installation(
        long id, String owner, Set<String> repositories, Map<String, String> permissions, boolean suspended) {
    public Installation {
        repositories = Set.copyOf(repositories);
        permissions = Map.copyOf(permissions);
    }

    /** The repository's name as the account writes it; nothing where it is not given. */
    Optional<String> repository(String name) {
        return repositories.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    boolean isOf(String account) {
        return owner.toLowerCase(Locale.ROOT).equals(account.toLowerCase(Locale.ROOT));
    }
}
