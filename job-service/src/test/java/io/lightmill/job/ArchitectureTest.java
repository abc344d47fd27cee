package io.lightmill.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

/** The borders of job-service and between its features. */
@AnalyzeClasses(packages = "io.lightmill.job", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_form_no_cycles =
            slices().matching("io.lightmill.job.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_sibling_is_known_but_by_its_contracts = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "io.lightmill.dispatcher..",
                    "io.lightmill.storage..",
                    "io.lightmill.gateway..",
                    "io.lightmill.runpodlocal..",
                    "io.lightmill.localstack..");

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
