package io.jenkins.plugins.accessbroker.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String CLI = "io.jenkins.plugins.accessbroker.cli";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(CLI);

    @Test
    void commands_do_not_go_in_circles() {
        slices().matching(CLI + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void no_command_knows_the_whole_command_line() {
        noClasses()
                .that()
                .resideInAnyPackage(CLI + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI)
                .check(classes);
    }

    @Test
    void the_testkit_is_for_the_demo_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jenkins.plugins.accessbroker.testkit..")
                .check(classes);
    }

    @Test
    void secrets_are_revealed_to_the_command_that_is_run_and_in_the_demo_only() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ChildEnvironment")
                .and()
                .resideOutsideOfPackage(CLI + ".demo..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.jenkins.plugins.accessbroker.issuer.Secret")
                .check(classes);
    }
}
