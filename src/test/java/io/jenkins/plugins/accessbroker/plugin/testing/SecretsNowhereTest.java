package io.jenkins.plugins.accessbroker.plugin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsNowhereTest {
    private static final String SECRET = "abc/def+ghi/jkl+mno/pqr+stu/vwx+yz0/1234";

    @TempDir
    private Path directory;

    @Test
    void a_secret_is_found_in_any_form() throws IOException {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        List<String> forms = List.of(
                SECRET,
                URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes),
                HexFormat.of().formatHex(bytes));
        for (String form : forms) {
            Path file = Files.writeString(directory.resolve("leak"), "before " + form + " after");
            assertThat(SecretsNowhere.search(directory, List.of(SECRET))).containsExactly(file.toString());
        }
    }

    @Test
    void a_secret_is_found_in_a_compressed_file() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(SECRET.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(Files.createDirectory(directory.resolve("sub")).resolve("packed"), packed.toByteArray());
        assertThat(SecretsNowhere.search(directory, List.of(SECRET))).hasSize(1);
    }

    @Test
    void a_file_without_it_is_not_found() throws IOException {
        Files.writeString(directory.resolve("fine"), "nothing here");
        assertThat(SecretsNowhere.search(directory, List.of(SECRET))).isEmpty();
    }
}
