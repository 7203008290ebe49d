package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs last, and searches every file that the tests of all modules wrote (logs, reports with output and exceptions, audit
 * logs, working folders) for every secret that an emulator handed out.
 */
class SecretsNowhereIT {
    private static final Path SRC = Jar.TESTDATA.toAbsolutePath().normalize().resolveSibling("src");
    private static final Path HANDED_OUT = Path.of(System.getProperty("accessbroker.handedOut"))
            .toAbsolutePath()
            .normalize();
    /** Characters at the start of a secret, in any of its forms, by which it is looked up. */
    private static final int KEY = 16;

    @Test
    void no_secret_that_was_handed_out_is_in_any_file() throws IOException {
        Map<String, List<String>> forms = forms(Files.readAllLines(HANDED_OUT));
        assertThat(forms.size()).as("secrets that were handed out").isGreaterThan(100);
        List<String> found = new ArrayList<>();
        int files = 0;
        for (Path file : written()) {
            files++;
            search(file, forms, found);
        }
        assertThat(files).as("files that were searched").isGreaterThan(500);
        assertThat(found).isEmpty();
        for (String module : List.of("engine", "cli")) {
            removeFolders(SRC.resolve(module).resolve("target"));
        }
    }

    /** A file with a secret is found, whatever form the secret has in it. */
    @Test
    void a_secret_in_a_file_is_found() throws IOException {
        String secret = Files.readAllLines(HANDED_OUT).get(0);
        Path file = Files.createTempFile("leak", ".log");
        try {
            for (String form : formsOf(secret)) {
                Files.writeString(file, "some text before " + form + " and after");
                List<String> found = new ArrayList<>();
                search(file, forms(List.of(secret)), found);
                assertThat(found).isNotEmpty();
            }
        } finally {
            Files.delete(file);
        }
    }

    private static List<Path> written() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("engine", "cli", "testkit", "testkit-git")) {
            try (Stream<Path> all = Files.walk(SRC.resolve(module).resolve("target"))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.equals(HANDED_OUT))
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static void search(Path file, Map<String, List<String>> forms, List<String> found) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        BitSet starts = new BitSet();
        forms.keySet().forEach(key -> starts.set(pair(key, 0)));
        for (int i = 0; i + KEY <= text.length(); i++) {
            if (!starts.get(pair(text, i))) {
                continue;
            }
            for (String form : forms.getOrDefault(text.substring(i, i + KEY), List.of())) {
                if (text.startsWith(form, i)) {
                    found.add(file + " at byte " + i);
                }
            }
        }
    }

    private static int pair(String text, int at) {
        return text.charAt(at) << 8 | text.charAt(at + 1);
    }

    private static Map<String, List<String>> forms(List<String> secrets) {
        Map<String, List<String>> forms = new HashMap<>();
        for (String secret : secrets) {
            for (String form : formsOf(secret)) {
                forms.computeIfAbsent(form.substring(0, KEY), key -> new ArrayList<>())
                        .add(form);
            }
        }
        return forms;
    }

    /** As it is, as a URL has it, and in base64. */
    private static List<String> formsOf(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                        secret,
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes))
                .distinct()
                .toList();
    }

    /** The folders of the tests are kept for this search only. */
    private static void removeFolders(Path target) throws IOException {
        try (Stream<Path> children = Files.list(target)) {
            for (Path folder : children.filter(
                            child -> child.getFileName().toString().startsWith("junit"))
                    .toList()) {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                        Files.delete(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        }
    }
}
