package io.lightmill.stack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.lightmill.stack", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrows_go_one_way =
            slices().matching("io.lightmill.stack.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_supervisor_knows_no_part = noClasses()
            .that()
            .resideInAPackage("..supervisor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..stack.part..", "..stack.run..", "..stack.command..");

    @ArchTest
    static final ArchRule the_client_knows_only_the_public_api = noClasses()
            .that()
            .resideInAPackage("..stack.run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..stack.part..", "..stack.supervisor..", "..stack.command..");

    @ArchTest
    static final ArchRule no_framework_here = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta.enterprise..", "org.springframework..");
}
