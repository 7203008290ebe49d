package io.jenkins.plugins.accessbroker.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A temporary directory that is gone when the demo is over. */
final class Workspace implements AutoCloseable {
    /** Where the jar has the policies and requests. */
    private static final String BUNDLED = "demo";

    private final Path folder;

    private Workspace(Path folder) {
        this.folder = folder;
    }

    static Workspace create() throws IOException {
        return new Workspace(Files.createTempDirectory("access-broker-demo-"));
    }

    /** A path in it. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes a file. */
    Path write(String name, List<String> lines) throws IOException {
        return Files.write(path(name), lines);
    }

    /** Copies the policies and requests that come with the program here. */
    Path bundled() throws IOException {
        URI requests = bundle("requests");
        if (requests.getScheme().equals("file")) {
            return copy(Path.of(requests).getParent(), path("testdata"));
        }
        try (FileSystem jar = FileSystems.newFileSystem(requests, Map.of())) {
            return copy(jar.getPath("/" + BUNDLED), path("testdata"));
        }
    }

    /** Copies a directory. */
    Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    try (InputStream in = Files.newInputStream(source)) {
                        Files.copy(in, target);
                    }
                }
            }
        }
        return to;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static URI bundle(String name) throws IOException {
        URL url = Workspace.class.getResource("/" + BUNDLED + "/" + name);
        if (url == null) {
            throw new IOException("this jar has no `" + BUNDLED + "/" + name + "`");
        }
        return URI.create(url.toString());
    }
}
