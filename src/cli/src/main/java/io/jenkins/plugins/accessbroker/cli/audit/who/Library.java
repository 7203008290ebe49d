package io.jenkins.plugins.accessbroker.cli.audit.who;

import io.jenkins.plugins.accessbroker.policy.Policy;
import io.jenkins.plugins.accessbroker.policy.ScopeReader;
import io.jenkins.plugins.accessbroker.policy.file.LoadedPolicies;
import io.jenkins.plugins.accessbroker.policy.file.PolicyFiles;
import io.jenkins.plugins.accessbroker.policy.source.KeptPolicies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where the files of versions of the policies are.
 *
 * @param kept directories that {@code policies update} keeps
 * @param directories directories of policy files
 */
record Library(List<Path> kept, List<Path> directories, Collection<ScopeReader> scopes) {
    Library {
        kept = List.copyOf(kept);
        directories = List.copyOf(directories);
        scopes = List.copyOf(scopes);
    }

    /** The policies of a version, where files are found that are that version to the last byte and can be read. */
    Optional<List<Policy>> find(String digest) {
        if (!digest.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        for (Path directory : kept) {
            Path files = new KeptPolicies(directory).files(digest);
            if (Files.isDirectory(files)) {
                Optional<List<Policy>> found = read(files, digest);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return directories.stream()
                .map(directory -> read(directory, digest))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<List<Policy>> read(Path directory, String digest) {
        PolicyFiles files = PolicyFiles.in(directory);
        if (!files.manifest().digest().equals(digest)) {
            return Optional.empty();
        }
        LoadedPolicies loaded = files.load(Optional.empty(), scopes);
        return loaded.isUsable() ? Optional.of(loaded.policies()) : Optional.empty();
    }
}
