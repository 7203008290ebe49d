package io.jenkins.plugins.accessbroker.plugin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Searches every file of a directory, unpacked where it is compressed, for secrets in any of their usual forms. */
public final class SecretsNowhere {
    private SecretsNowhere() {}

    /** Fails if any secret is in any file. */
    public static void assertIn(Path directory, Collection<String> secrets) throws IOException {
        assertThat(secrets).as("secrets to look for").isNotEmpty();
        assertThat(directory).isDirectory();
        List<String> found = search(directory, secrets);
        assertThat(found).as("files with secrets").isEmpty();
    }

    /** Fails if any secret is in any file of these controllers. */
    static void assertInHomes(Collection<Path> homes, Collection<String> secrets) {
        try {
            for (Path home : homes) {
                assertIn(home, secrets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files with secrets in them. */
    public static List<String> search(Path directory, Collection<String> secrets) throws IOException {
        List<String> forms = secrets.stream().flatMap(SecretsNowhere::forms).toList();
        List<String> found = new ArrayList<>();
        for (Path file : files(directory)) {
            String text = text(file);
            forms.stream().filter(text::contains).findFirst().ifPresent(form -> found.add(file.toString()));
        }
        return found;
    }

    private static List<Path> files(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            /** What a step keeps on its agent while it runs, and which is deleted some time after it ended. */
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                return visited.getFileName().toString().matches("durable-[0-9a-f]+")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** A controller that runs replaces files; what is gone has no secret any more. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return files;
    }

    private static String text(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return "";
        }
        if (bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        return Stream.of(
                secret,
                secret.substring(0, Math.min(secret.length(), 38)),
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                base64,
                base64.substring(0, Math.min(base64.length(), 48)),
                hex,
                hex.toUpperCase(),
                new String(secret.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
    }
}
