package io.jenkins.plugins.accessbroker.plugin.migration;

import java.util.List;
import java.util.Objects;

/**
 * A stored credential, as it is shown: what it is and what is known of its use, and never its secret.
 *
 * @param scope in lower case
 * @param where its store and domain
 * @param guards the grants that guard it, each with its mode
 * @param twins where else the same id is
 * @param sameSecret which others hold the same secret
 * @param uses the uses that the asker may see, those of before first
 * @param hiddenUses how many more there are in jobs that the asker may not see
 * @param overfull whether more jobs used it than are remembered
 */
record StaticCredential(
        String id,
        String type,
        String scope,
        String where,
        String description,
        List<String> guards,
        List<String> twins,
        List<String> sameSecret,
        List<KnownUse> uses,
        long hiddenUses,
        boolean overfull) {
    StaticCredential {
        Objects.requireNonNull(id);
        Objects.requireNonNull(type);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(where);
        Objects.requireNonNull(description);
        guards = List.copyOf(guards);
        twins = List.copyOf(twins);
        sameSecret = List.copyOf(sameSecret);
        uses = List.copyOf(uses);
    }
}
