package io.lightmill.dispatcher;

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

/** The borders inside this service. */
@AnalyzeClasses(packages = "io.lightmill.dispatcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLES =
            slices().matching("io.lightmill.dispatcher.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_RUNPOD_PACKAGE_SPEAKS_TO_RUNPOD = noClasses()
            .that()
            .resideOutsideOfPackage("..runpod..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.core.http..");

    /** Between services there are contracts, and modules with a subject of their own (ADR 1). */
    @ArchTest
    static final ArchRule OF_OURS_ONLY_THESE_ARE_KNOWN = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.lightmill..")
                    .and(not(resideInAnyPackage(
                            "io.lightmill.dispatcher..",
                            "io.lightmill.contracts..",
                            "io.lightmill.outbox..",
                            "io.lightmill.identity..",
                            "io.lightmill.trace..",
                            "io.lightmill.crash.."))));

    @ArchTest
    static final ArchRule SQL_GOES_THROUGH_ONE_CLASS = noClasses()
            .that()
            .resideOutsideOfPackage("..database..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.sql.DataSource");

    @ArchTest
    static final ArchRule THE_TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** On virtual threads records are processed side by side, out of their order. */
    @ArchTest
    static final ArchRule RECORDS_ARE_TAKEN_IN_THEIR_ORDER = noMethods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beAnnotatedWith(RunOnVirtualThread.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(RunOnVirtualThread.class);

    @ArchTest
    static final ArchRule NO_CLASS_IS_NAMED_AFTER_NOTHING =
            classes().should().haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Common|Base)$");
}
