package io.jenkins.plugins.accessbroker.demo;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The files of the demo, which are in its jar below {@code home/}. */
final class SampleFiles {
    private static final String ROOT = "home/";

    /** Stands in a file for the directory that it is put into. */
    private static final String DIRECTORY = "@JENKINS_HOME@";

    private static final String PROGRAMS = ROOT + "access-broker-demo/bin/";

    private SampleFiles() {}

    /** Puts every file that is not there yet into a directory. What is there stays as it is. */
    static void layOut(Path directory) throws IOException {
        try (JarFile jar = new JarFile(ownJar())) {
            List<JarEntry> files = jar.stream()
                    .filter(entry -> entry.getName().startsWith(ROOT) && !entry.isDirectory())
                    .toList();
            for (JarEntry file : files) {
                layOut(jar, file, directory);
            }
        }
    }

    private static void layOut(JarFile jar, JarEntry file, Path directory) throws IOException {
        Path target = directory.resolve(file.getName().substring(ROOT.length()));
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream content = jar.getInputStream(file)) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(target, text.replace(DIRECTORY, slashed(directory)));
        }
        if (file.getName().startsWith(PROGRAMS) && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot make `" + target + "` executable");
        }
    }

    /** A path as every system and every kind of file takes it. */
    private static String slashed(Path directory) {
        return directory.toString().replace(File.separatorChar, '/');
    }

    private static File ownJar() throws IOException {
        try {
            return new File(SampleFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("cannot find the demo's jar: " + e.getMessage(), e);
        }
    }
}
