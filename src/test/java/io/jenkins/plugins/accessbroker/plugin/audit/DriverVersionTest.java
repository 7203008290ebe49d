package io.jenkins.plugins.accessbroker.plugin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The index is read by one driver, in the plugin and on the command line. */
class DriverVersionTest {
    @Test
    void the_driver_is_the_one_that_the_engine_is_tested_with() throws Exception {
        assertThat(version("pom.xml", "<artifactId>sqlite-jdbc</artifactId>\\s*<version>([^<]*)</version>"))
                .isEqualTo(version("src/pom.xml", "<sqlite.version>([^<]*)</sqlite.version>"));
    }

    private static String version(String file, String pattern) throws Exception {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(found.find()).as(file).isTrue();
        return found.group(1);
    }
}
