package io.lightmill.storage;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.reactive.messaging.Incoming;

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

    /** Between services there are contracts, and modules with a subject of their own (ADR 1). */
    @ArchTest
    static final ArchRule of_ours_only_these_are_known = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.lightmill..")
                    .and(not(resideInAnyPackage(
                            "io.lightmill.storage..",
                            "io.lightmill.contracts..",
                            "io.lightmill.outbox..",
                            "io.lightmill.identity..",
                            "io.lightmill.trace..",
                            "io.lightmill.crash.."))));

    @ArchTest
    static final ArchRule the_time_is_injected = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** On virtual threads records are processed side by side, out of their order. */
    @ArchTest
    static final ArchRule records_are_taken_in_their_order = noMethods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beAnnotatedWith(RunOnVirtualThread.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(RunOnVirtualThread.class);

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
