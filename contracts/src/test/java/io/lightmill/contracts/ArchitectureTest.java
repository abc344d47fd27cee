package io.lightmill.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.lightmill.contracts", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule it_needs_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "org.hibernate..", "jakarta.ws..", "jakarta.inject..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule events_are_records = classes()
            .that()
            .resideInAPackage("..event")
            .and()
            .doNotHaveSimpleName("Topics")
            .and()
            .doNotHaveSimpleName("EventType")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beRecords();
}
