package io.lightmill.job;

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
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The borders of job-service and between its features. */
@AnalyzeClasses(packages = "io.lightmill.job", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_form_no_cycles =
            slices().matching("io.lightmill.job.(*)..").should().beFreeOfCycles();

    /** Between services there are contracts, and modules with a subject of their own (ADR 1). */
    @ArchTest
    static final ArchRule of_ours_only_these_are_known = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.lightmill..")
                    .and(not(resideInAnyPackage(
                            "io.lightmill.job..",
                            "io.lightmill.contracts..",
                            "io.lightmill.outbox..",
                            "io.lightmill.identity..",
                            "io.lightmill.trace..",
                            "io.lightmill.crash.."))));

    @ArchTest
    static final ArchRule statements_are_made_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("io.lightmill.job.sql")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.sql.Connection.class);

    @ArchTest
    static final ArchRule storage_and_plumbing_know_no_feature = noClasses()
            .that()
            .resideInAnyPackage("io.lightmill.job.sql", "io.lightmill.job.id")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.lightmill.job.account..",
                    "io.lightmill.job.group..",
                    "io.lightmill.job.job..",
                    "io.lightmill.job.item..",
                    "io.lightmill.job.submission..",
                    "io.lightmill.job.progress..",
                    "io.lightmill.job.comparison..");

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
    static final ArchRule resources_are_named_so = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .orShould()
            .beInterfaces();

    @ArchTest
    static final ArchRule runpod_is_the_dispatchers_word = noClasses().should().haveNameMatching("(?i).*runpod.*");
}
