package io.lightmill.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who judges has nothing to do with those who act, and knows no more than the evidence. */
@AnalyzeClasses(packages = "io.lightmill.chaos", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_JUDGE_KNOWS_THE_EVIDENCE_ONLY = noClasses()
            .that()
            .resideInAnyPackage("..chaos.judge..", "..chaos.evidence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..chaos.arena..", "..chaos.crowd..", "..chaos.family..", "..chaos.run..");

    @ArchTest
    static final ArchRule THE_EVIDENCE_KNOWS_NO_JUDGE = noClasses()
            .that()
            .resideInAPackage("..chaos.evidence..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..chaos.judge..");

    @ArchTest
    static final ArchRule PEOPLE_DO_NOT_KNOW_WHAT_IS_DONE_TO_THE_SYSTEM = noClasses()
            .that()
            .resideInAPackage("..chaos.crowd..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..chaos.arena..", "..chaos.family..", "..chaos.run..");
}
