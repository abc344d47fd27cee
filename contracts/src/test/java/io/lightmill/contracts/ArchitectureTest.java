package io.lightmill.contracts;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.validation.Valid;
import java.util.Map;

@AnalyzeClasses(packages = "io.lightmill.contracts", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule it_needs_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "org.hibernate..", "jakarta.ws..", "jakarta.inject..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("io.lightmill.contracts.(*)..").should().beFreeOfCycles();

    /** On the container itself the validator warns at each start (HV000271): what is to be valid are its elements. */
    @ArchTest
    static final ArchRule elements_are_validated_not_their_container = noFields()
            .that()
            .haveRawType(assignableTo(Iterable.class))
            .or()
            .haveRawType(assignableTo(Map.class))
            .should()
            .beAnnotatedWith(Valid.class);

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
