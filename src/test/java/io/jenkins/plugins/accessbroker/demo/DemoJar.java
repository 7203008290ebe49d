package io.jenkins.plugins.accessbroker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The demo as {@code hpi:run} starts it. */
public final class DemoJar {
    private DemoJar() {}

    /** The option that puts the demo into a JVM. */
    public static String option() {
        Path jar = Path.of("target/demo/access-broker-demo.jar").toAbsolutePath();
        assertThat(jar).as("the demo, which `mvn compile` builds").isRegularFile();
        return "-javaagent:" + jar;
    }
}
