package io.jenkins.plugins.accessbroker.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Prepares the demo in the JVM of Jenkins before Jenkins starts, as a Java agent: {@code -javaagent:access-broker-demo.jar}.
 *
 * <p>What the demo's {@code jenkins.yaml} takes from here are system properties.
 */
public final class Demo {
    private static final String ENDPOINT = "access-broker.demo.sts";
    private static final String ACCESS_KEY = "access-broker.demo.access-key";
    private static final String SECRET_KEY = "access-broker.demo.secret-key";

    /** The sample repository is a directory of this machine, which the git plugin takes only if told to. */
    private static final String LOCAL_REPOSITORIES = "hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT";

    private static volatile Optional<Cloud> running = Optional.empty();

    private Demo() {}

    /** What a JVM calls before it starts the program. */
    public static void premain(String nothing) throws IOException, InterruptedException {
        Path home = home();
        SampleFiles.layOut(home);
        Repository.make(home.resolve("access-broker-demo/payments"));
        Cloud cloud = Cloud.start();
        running = Optional.of(cloud);
        System.setProperty(ENDPOINT, cloud.endpoint().toString());
        System.setProperty(ACCESS_KEY, cloud.user().accessKeyId());
        System.setProperty(SECRET_KEY, cloud.user().secretAccessKey());
        System.setProperty(LOCAL_REPOSITORIES, "true");
        System.out.println("access broker demo: sts is emulated at " + cloud.endpoint());
    }

    /** Every secret that there is in this JVM's demo so far. */
    public static Set<String> secrets() {
        return running.map(Cloud::secrets).orElseGet(Set::of);
    }

    private static Path home() {
        String home = System.getenv("JENKINS_HOME");
        if (home == null || home.isBlank()) {
            throw new IllegalStateException("`JENKINS_HOME` is not set: start the demo with `mvn hpi:run`");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }
}
