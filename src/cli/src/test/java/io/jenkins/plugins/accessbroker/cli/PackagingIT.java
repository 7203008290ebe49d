package io.jenkins.plugins.accessbroker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class PackagingIT {
    @Test
    void is_lean() throws Exception {
        assertThat(Files.size(Jar.PATH)).isLessThan(29_000_000);
        assertThat(names())
                .noneMatch(name -> name.contains("netty"))
                .noneMatch(name -> name.startsWith("com/fasterxml/jackson/databind/"))
                .noneMatch(name -> name.startsWith("META-INF/maven/"));
    }

    @Test
    void has_no_signature_that_its_content_would_break() throws Exception {
        assertThat(names()).noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"));
    }

    @Test
    void states_what_it_runs_and_its_version() throws Exception {
        try (JarFile jar = new JarFile(Jar.PATH.toFile())) {
            var manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("io.jenkins.plugins.accessbroker.cli.Main");
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
        }
    }

    @Test
    void keeps_the_licences_and_notices_of_its_parts() throws Exception {
        assertThat(text("META-INF/LICENSE")).contains("Apache License");
        assertThat(text("META-INF/LICENSE.txt")).contains("Apache License", "QOS.ch", "Permission is hereby granted");
        assertThat(text("META-INF/JGIT-LICENSE")).contains("Eclipse Distribution License", "Redistributions in binary");
        assertThat(text("META-INF/SQLITE-JDBC-LICENSE")).contains("David Crawshaw");
        assertThat(text("META-INF/BOUNCYCASTLE-LICENSE")).contains("Legion of the Bouncy Castle");
        assertThat(text("META-INF/NOTICE")).contains("Jackson", "HttpClient");
        assertThat(text("META-INF/NOTICE.txt")).contains("AWS SDK for Java");
    }

    @Test
    void merges_service_files() throws Exception {
        assertThat(text("META-INF/services/software.amazon.awssdk.http.SdkHttpService"))
                .contains("ApacheSdkHttpService");
        assertThat(text("META-INF/services/org.slf4j.spi.SLF4JServiceProvider")).contains("NOPServiceProvider");
    }

    private static List<String> names() throws IOException {
        try (JarFile jar = new JarFile(Jar.PATH.toFile())) {
            return jar.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static String text(String name) throws IOException {
        try (JarFile jar = new JarFile(Jar.PATH.toFile());
                var in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
