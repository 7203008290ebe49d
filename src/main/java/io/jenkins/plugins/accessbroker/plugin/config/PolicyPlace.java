package io.jenkins.plugins.accessbroker.plugin.config;

import io.jenkins.plugins.accessbroker.policy.source.DirectorySource;
import io.jenkins.plugins.accessbroker.policy.source.PolicySource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Where policies are. */
sealed interface PolicyPlace {
    /** As messages name it. */
    String name();

    /** Reads them. */
    PolicySource source();

    /** What is there, so far as that can be told without reading it. */
    Object mark();

    /** How long after something went wrong they are read again. */
    Duration again();

    /** The directory, where it is one of this controller. */
    Optional<Path> directory();

    /** A directory of this controller. */
    record Directory(Path path) implements PolicyPlace {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public PolicySource source() {
            return new DirectorySource(path);
        }

        @Override
        public Object mark() {
            return Fingerprint.of(path);
        }

        @Override
        public Duration again() {
            return PoliciesInForce.AGAIN;
        }

        @Override
        public Optional<Path> directory() {
            return Optional.of(path);
        }
    }

    /**
     * A branch of a repository elsewhere, which is asked once in each period.
     *
     * @param mirror where it is fetched to
     */
    record Repository(PolicyRepository repository, Path mirror, InstantSource clock) implements PolicyPlace {
        @Override
        public String name() {
            return repository.name();
        }

        @Override
        public PolicySource source() {
            return RepositoryReader.source(repository, mirror);
        }

        @Override
        public Object mark() {
            return clock.millis() / again().toMillis();
        }

        @Override
        public Duration again() {
            return Duration.ofMinutes(repository.getMinutes());
        }

        @Override
        public Optional<Path> directory() {
            return Optional.empty();
        }
    }
}
