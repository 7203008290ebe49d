package io.jenkins.plugins.accessbroker.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.accessbroker.plugin.broker.AccessBroker;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** States which package of the plugin may use which other of the plugin; everything that is not stated is forbidden. */
class PluginArchitectureTest {
    private static final String BASE = "io.jenkins.plugins.accessbroker.plugin.";

    /** Each package, and all the others of the plugin that it may use. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            entry("permission", Set.of()),
            entry("facts", Set.of()),
            entry("record", Set.of("permission")),
            entry("config", Set.of()),
            entry("config.aws", Set.of("config")),
            entry("config.git", Set.of("config")),
            entry("config.github", Set.of("config")),
            entry("anchor", Set.of("config")),
            entry("broker", Set.of("anchor", "config", "record")),
            entry("lease", Set.of("broker", "facts")),
            entry("step", Set.of("broker", "facts", "lease")),
            entry("freestyle", Set.of("broker", "facts", "lease")),
            entry("credential", Set.of("broker", "facts", "lease")),
            entry("guard", Set.of("broker", "lease")),
            entry("migration", Set.of("broker", "guard", "permission")),
            entry("audit", Set.of("broker", "permission", "record")),
            entry("admin", Set.of("anchor", "broker", "config", "facts", "migration", "permission"))));

    private final JavaClasses plugin = new ClassFileImporter()
            .importUrl(AccessBroker.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void every_package_is_on_the_map() {
        Set<String> packages = plugin.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE))
                .map(name -> name.substring(BASE.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).isEqualTo(ARROWS.keySet());
    }

    @Test
    void no_package_uses_another_without_an_arrow() {
        ARROWS.forEach((name, allowed) -> forbid(name, allowed));
    }

    @Test
    void a_missing_arrow_would_be_found() {
        assertThatThrownBy(() -> forbid("broker", Set.of())).isInstanceOf(AssertionError.class);
    }

    @Test
    void nothing_of_the_engine_uses_the_plugin_or_jenkins() {
        noClasses()
                .that()
                .resideInAPackage("io.jenkins.plugins.accessbroker..")
                .and()
                .resideOutsideOfPackage("io.jenkins.plugins.accessbroker.plugin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.jenkins.plugins.accessbroker.plugin..", "hudson..", "jenkins..")
                .check(plugin);
    }

    private void forbid(String name, Set<String> allowed) {
        String[] forbidden = ARROWS.keySet().stream()
                .filter(other -> !other.equals(name) && !allowed.contains(other))
                .map(other -> BASE + other)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(BASE + name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(plugin);
    }
}
