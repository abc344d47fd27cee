package io.lightmill.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.lightmill.storage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule google_cloud_is_known_in_the_object_package_only = noClasses()
            .that()
            .resideOutsideOfPackage("..storage.object")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google..");

    @ArchTest
    static final ArchRule features_form_no_cycles =
            slices().matching("io.lightmill.storage.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule services_do_not_know_each_other = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lightmill.job..", "io.lightmill.dispatcher..", "io.lightmill.gateway..");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = classes()
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Service");

    @ArchTest
    static final ArchRule only_resources_know_jax_rs_paths = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .haveSimpleNameEndingWith("Resource")
            .orShould()
            .haveSimpleName("JobClient");
}
