package io.jenkins.plugins.accessbroker.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLockTest {
    @TempDir
    Path folder;

    @Test
    void is_had_by_one_until_it_is_closed() throws IOException {
        Path file = folder.resolve("lock");
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder).resolve("lock");
        Optional<Closeable> lock = LocalLock.take(file);

        assertThat(lock).isPresent();
        assertThat(LocalLock.take(file)).isEmpty();
        assertThat(LocalLock.take(alias)).isEmpty();
        lock.get().close();
        try (Closeable again = LocalLock.take(alias).orElseThrow()) {
            assertThat(again).isNotNull();
            assertThat(LocalLock.take(file)).isEmpty();
        }
    }

    @Test
    void what_cannot_be_locked_is_not_held() throws IOException {
        Path file = folder.resolve("lock");
        Files.createDirectory(file);

        assertThatThrownBy(() -> LocalLock.take(file)).isInstanceOf(IOException.class);
        Files.delete(file);
        try (Closeable lock = LocalLock.take(file).orElseThrow()) {
            assertThat(lock).isNotNull();
        }
    }
}
