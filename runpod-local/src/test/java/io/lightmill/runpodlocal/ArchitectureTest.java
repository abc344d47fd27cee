package io.lightmill.runpodlocal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.lightmill.runpodlocal", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsGoOneWay =
            slices().matching("io.lightmill.runpodlocal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theQueueKnowsNothingButItself = classes()
            .that()
            .resideInAPackage("..runpodlocal.queue..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..runpodlocal.queue..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule whatDecidesKnowsNoHttp = noClasses()
            .that()
            .resideInAnyPackage("..queue..", "..endpoint..", "..fault..", "..settings..", "..ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule onlyTheSimulationSpeaksLightmillsProtocol = noClasses()
            .that()
            .resideOutsideOfPackage("..runpodlocal.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lightmill.contracts..");

    @ArchTest
    static final ArchRule theStartKnowsAllAndNobodyKnowsIt = noClasses()
            .that()
            .resideInAPackage("io.lightmill.runpodlocal.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lightmill.runpodlocal");
}
