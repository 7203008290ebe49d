package io.jenkins.plugins.accessbroker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.accessbroker.request.GrantName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** States which package may use which; everything that is not stated is forbidden. */
class ArchitectureTest {
    private static final String BASE = "io.jenkins.plugins.accessbroker.";

    /** Each package, and all the others of ours that it may use. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>();

    static {
        arrow("text");
        arrow("request", "text");
        arrow("policy.document", "text");
        arrow("policy.condition", "text", "request", "policy.document");
        arrow("policy", "text", "request", "policy.condition", "policy.document");
        arrow("policy.boundary", "text", "request", "policy", "policy.condition", "policy.document");
        arrow("policy.yaml", "text", "policy.document");
        arrow("policy.schema", "policy.document");
        arrow(
                "policy.file",
                "text",
                "request",
                "policy",
                "policy.boundary",
                "policy.condition",
                "policy.document",
                "policy.yaml");
        arrow("request.json", "text", "request", "policy.document");
        arrow("decision", "text", "request", "policy", "policy.condition", "policy.document");
        arrow("review.space", "request", "policy", "policy.condition", "decision");
        arrow(
                "review.diff",
                "text",
                "request",
                "policy",
                "policy.condition",
                "policy.document",
                "decision",
                "review.space");
        arrow("review.reach", "request", "policy", "policy.condition", "decision", "review.space");
        arrow("review.diff.json", "request", "request.json", "policy", "policy.document", "review.diff");
        arrow("decision.json", "request", "policy", "policy.condition", "policy.document", "decision");
        arrow("approval", "text");
        arrow("approval.ssh", "text", "policy.document", "approval");
        arrow("approval.file", "text", "policy", "policy.document", "policy.yaml", "approval", "approval.ssh");
        arrow("issuer", "request", "policy", "policy.document");
        arrow("issuer.call", "text", "policy.document", "issuer");
        arrow(
                "issuer.aws",
                "text",
                "request",
                "policy",
                "policy.condition",
                "policy.document",
                "issuer",
                "issuer.call");
        arrow("issuer.git");
        arrow(
                "issuer.github",
                "text",
                "policy",
                "policy.condition",
                "policy.document",
                "issuer",
                "issuer.call",
                "issuer.git");
        arrow("issuer.kinds", "issuer", "issuer.aws", "issuer.github");
        arrow("audit", "request", "policy", "decision");
        arrow("audit.log", "text");
        arrow("audit.proof", "audit.log");
        arrow(
                "audit.json",
                "text",
                "request",
                "request.json",
                "policy",
                "policy.condition",
                "policy.document",
                "decision",
                "decision.json",
                "audit",
                "audit.log");
        arrow("audit.index", "request", "policy", "policy.condition", "audit", "audit.json", "audit.log");
        arrow("audit.find", "text", "audit.json", "audit.log", "audit.proof");
        arrow("review.check", "text", "request", "policy", "policy.document", "decision");
        arrow("review.check.json", "policy", "policy.document", "decision.json", "request", "review.check");
        arrow(
                "review.rules",
                "text",
                "request",
                "policy",
                "policy.condition",
                "decision",
                "review.check",
                "review.reach");
        arrow(
                "policy.source",
                "text",
                "policy",
                "policy.document",
                "policy.file",
                "approval",
                "approval.file",
                "decision",
                "audit");
        arrow(
                "policy.git",
                "text",
                "policy",
                "policy.document",
                "policy.file",
                "policy.source",
                "approval",
                "approval.file");
        arrow(
                "review.test",
                "text",
                "request",
                "policy",
                "policy.condition",
                "policy.document",
                "policy.yaml",
                "policy.file",
                "decision");
        arrow("lease", "text", "request", "policy", "decision", "issuer", "audit");
    }

    /** The packages that may use third-party code, and whose; all others use the JDK only. */
    private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
            Map.entry("policy.git", List.of("org.eclipse.jgit.")),
            Map.entry("policy.yaml", List.of("org.snakeyaml.engine.")),
            Map.entry("policy.schema", List.of("com.fasterxml.jackson.core.")),
            Map.entry("request.json", List.of("com.fasterxml.jackson.core.")),
            Map.entry("decision.json", List.of("com.fasterxml.jackson.core.")),
            Map.entry("review.check.json", List.of("com.fasterxml.jackson.core.")),
            Map.entry("review.diff.json", List.of("com.fasterxml.jackson.core.")),
            Map.entry("audit.json", List.of("com.fasterxml.jackson.core.")),
            Map.entry("audit.find", List.of("com.fasterxml.jackson.core.")),
            Map.entry("issuer.aws", List.of("software.amazon.awssdk.", "com.fasterxml.jackson.core.")),
            Map.entry("issuer.github", List.of("com.fasterxml.jackson.core.")));

    private final JavaClasses engine = new ClassFileImporter()
            .importUrl(GrantName.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void every_package_is_on_the_map() {
        assertThat(packages()).isEqualTo(ARROWS.keySet());
    }

    @Test
    void no_package_uses_another_without_an_arrow() {
        for (Map.Entry<String, Set<String>> arrows : ARROWS.entrySet()) {
            String[] forbidden = packages().stream()
                    .filter(name -> !name.equals(arrows.getKey()))
                    .filter(name -> !arrows.getValue().contains(name))
                    .map(name -> BASE + name)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + arrows.getKey())
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(engine);
        }
    }

    @Test
    void arrows_go_one_way() {
        Set<String> laid = new TreeSet<>();
        boolean moved = true;
        while (moved) {
            moved = ARROWS.entrySet().stream()
                    .filter(arrows -> laid.containsAll(arrows.getValue()))
                    .map(arrows -> laid.add(arrows.getKey()))
                    .reduce(false, Boolean::logicalOr);
        }
        assertThat(laid).as("packages that no circle leads to").isEqualTo(ARROWS.keySet());
    }

    @Test
    void no_arrow_is_stated_that_nobody_uses() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : engine) {
            used.computeIfAbsent(name(type), key -> new TreeSet<>())
                    .addAll(type.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass())
                            .filter(target -> target.getPackageName().startsWith(BASE))
                            .map(ArchitectureTest::name)
                            .collect(Collectors.toSet()));
        }
        ARROWS.forEach((from, targets) -> assertThat(used.get(from)).as(from).containsAll(targets));
    }

    @Test
    void the_picture_in_the_docs_has_the_arrows_and_none_that_follows_from_others() throws IOException {
        Map<String, Set<String>> picture = picture();
        assertThat(closed(picture)).isEqualTo(closed(ARROWS));
        picture.forEach((from, targets) -> targets.forEach(to -> assertThat(targets)
                .as(from + " leads to " + to + " by another arrow")
                .noneMatch(
                        other -> !other.equals(to) && closed(picture).get(other).contains(to))));
    }

    /** The arrows of the picture of packages, by the names of packages. */
    private static Map<String, Set<String>> picture() throws IOException {
        String page = Files.readString(Cases.testdata("../docs/architecture.md"));
        String drawn = page.substring(page.indexOf("flowchart BT"));
        drawn = drawn.substring(0, drawn.indexOf("```"));
        Map<String, String> names = new TreeMap<>();
        for (MatchResult node :
                Pattern.compile("(\\w+)\\[([\\w.]+)]").matcher(drawn).results().toList()) {
            names.put(node.group(1), node.group(2));
        }
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (String line : drawn.replaceAll("\\[[\\w.]+]", "").lines().skip(1).toList()) {
            List<List<String>> steps = Stream.of(line.split("-->"))
                    .map(step -> Stream.of(step.split("&"))
                            .map(node -> names.getOrDefault(node.strip(), node.strip()))
                            .toList())
                    .toList();
            steps.forEach(step -> step.forEach(node -> arrows.putIfAbsent(node, new TreeSet<>())));
            for (int i = 1; i < steps.size(); i++) {
                List<String> targets = steps.get(i);
                steps.get(i - 1).forEach(node -> arrows.get(node).addAll(targets));
            }
        }
        return arrows;
    }

    /** The arrows, and all that follow from them. */
    private static Map<String, Set<String>> closed(Map<String, Set<String>> arrows) {
        Map<String, Set<String>> closed = new TreeMap<>();
        arrows.forEach((from, targets) -> closed.put(from, new TreeSet<>(targets)));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Set<String> targets : closed.values()) {
                for (String target : List.copyOf(targets)) {
                    grew |= targets.addAll(closed.get(target));
                }
            }
        }
        return closed;
    }

    @Test
    void only_adapters_use_libraries() {
        for (String name : ARROWS.keySet()) {
            Set<String> foreign = engine.stream()
                    .filter(type -> name(type).equals(name))
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> !target.isPrimitive())
                    .map(JavaClass::getName)
                    .filter(target -> !target.startsWith("java.") && !target.startsWith("javax."))
                    .filter(target -> !target.startsWith(BASE))
                    .filter(target ->
                            LIBRARIES.getOrDefault(name, List.of()).stream().noneMatch(target::startsWith))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(foreign).as("libraries used by " + name).isEmpty();
        }
    }

    /** The rule finds what it is there to find: here that decisions use policies. */
    @Test
    void a_forbidden_arrow_fails() {
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage(BASE + "decision")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(BASE + "policy")
                        .check(engine))
                .isInstanceOf(AssertionError.class);
    }

    private Set<String> packages() {
        return engine.stream().map(ArchitectureTest::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring(BASE.length());
    }

    private static void arrow(String from, String... to) {
        ARROWS.put(from, Set.of(to));
    }
}
