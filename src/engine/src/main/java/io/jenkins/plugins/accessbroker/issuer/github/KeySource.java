package io.jenkins.plugins.accessbroker.issuer.github;

import io.jenkins.plugins.accessbroker.issuer.Secret;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the App's private key comes from. It is asked for each order, within the order's deadline. */
public sealed interface KeySource {
    /** What it is, for messages. */
    String words();

    /** A file in PEM, as GitHub gives it. */
    record KeyFile(Path path) implements KeySource {
        public KeyFile {
            Objects.requireNonNull(path);
        }

        @Override
        public String words() {
            return "private key file `" + path + "`";
        }
    }

    /**
     * A key in PEM that the program around the broker gives for each order.
     *
     * @param words what the place is, for messages, such as {@code credential `x` of Jenkins}
     * @param pem gives the key; nothing where it is not there. Whatever it throws is told without its words
     */
    record SuppliedKey(String words, Supplier<Optional<Secret>> pem) implements KeySource {
        public SuppliedKey {
            Objects.requireNonNull(words);
            Objects.requireNonNull(pem);
        }
    }
}
