package io.lightmill.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What is drawn and what is judged knows nothing of those who act on it. */
@AnalyzeClasses(packages = "io.lightmill.load", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule A_PLAN_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("..load.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..load.act..", "..load.watch..", "..load.judge..", "..load.run..", "..load.listing..");

    @ArchTest
    static final ArchRule THE_JUDGE_KNOWS_WHAT_WAS_SEEN_ONLY = noClasses()
            .that()
            .resideInAPackage("..load.judge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..load.act..", "..load.run..", "..load.listing..", "..load.plan..");

    @ArchTest
    static final ArchRule ALL_IS_PUT_TOGETHER_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("..load.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..load.run..");
}
