package io.jenkins.plugins.accessbroker.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a version of the policies consists of: a line for each policy file, SHA-256 of its bytes, two spaces and its path below
 * the policy directory, sorted by the paths' bytes. It is what {@code sha256sum} prints and checks. Whoever signs it signs
 * these files, all of them and no others.
 *
 * @param text the lines, each with a line feed at its end
 */
public record Manifest(String text) {
    private static final Comparator<Policy> BY_PATH = (a, b) -> Arrays.compareUnsigned(path(a), path(b));

    public Manifest {
        Objects.requireNonNull(text);
    }

    /** The manifest of the files that the policies were read from. */
    public static Manifest of(Collection<Policy> policies) {
        return new Manifest(policies.stream()
                .sorted(BY_PATH)
                .map(policy -> policy.digest() + "  " + policy.at().file() + "\n")
                .collect(Collectors.joining()));
    }

    /** The exact bytes that are signed. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the bytes in lower-case hexadecimal: the name of the version. */
    public String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    private static byte[] path(Policy policy) {
        return policy.at().file().getBytes(StandardCharsets.UTF_8);
    }
}
