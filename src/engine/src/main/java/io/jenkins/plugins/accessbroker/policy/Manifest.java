package io.jenkins.plugins.accessbroker.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
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
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    public Manifest {
        Objects.requireNonNull(text);
    }

    /** The manifest of the files that the policies were read from. */
    public static Manifest of(Collection<Policy> policies) {
        return new Manifest(policies.stream()
                .sorted(Comparator.comparing(policy -> policy.at().file(), BY_BYTES))
                .map(policy -> line(policy.digest(), policy.at().file()))
                .collect(Collectors.joining()));
    }

    /** The manifest of files, given by their paths. */
    public static Manifest ofFiles(Map<String, byte[]> files) {
        return new Manifest(files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_BYTES))
                .map(file -> line(sha256(file.getValue()), file.getKey()))
                .collect(Collectors.joining()));
    }

    private static String line(String sha256, String path) {
        return sha256 + "  " + path + "\n";
    }

    /** The exact bytes that are signed. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the bytes in lower-case hexadecimal: the name of the version. */
    public String digest() {
        return sha256(bytes());
    }

    /** SHA-256 of bytes in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
