package io.lightmill.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.lightmill.gateway.relay.Call;
import io.lightmill.gateway.relay.Ending;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

@AnalyzeClasses(packages = "io.lightmill.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_have_no_cycles =
            slices().matching("io.lightmill.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_know_the_relay_and_the_gate_but_not_each_other = noClasses()
            .that()
            .resideInAnyPackage("..job..", "..group..", "..upload..", "..download..", "..webhook..", "..worker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lightmill.gateway.live..", "io.lightmill.gateway.access..");

    /** Between services there are contracts, and modules with a subject of their own (ADR 1). */
    @ArchTest
    static final ArchRule of_ours_only_these_are_known = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("io.lightmill..")
                    .and(not(resideInAnyPackage(
                            "io.lightmill.gateway..",
                            "io.lightmill.contracts..",
                            "io.lightmill.identity..",
                            "io.lightmill.trace..",
                            "io.lightmill.crash.."))));

    /** A response has one handler of each kind: who sets another one takes it from whoever relied on it. */
    @ArchTest
    static final ArchRule an_exchanges_end_is_heard_in_one_place = noClasses()
            .that()
            .areNotAssignableTo(Ending.class)
            .should()
            .callMethodWhere(target(owner(assignableTo(HttpServerResponse.class)))
                    .and(target(nameMatching("(end|close|exception)Handler|reset|close"))))
            .orShould()
            .callMethodWhere(
                    target(owner(assignableTo(RoutingContext.class))).and(target(nameMatching("addEndHandler"))));

    /** Reset, a request that is over closes its connection under whoever has it then. */
    @ArchTest
    static final ArchRule requests_to_siblings_are_broken_off_in_one_place = noClasses()
            .that()
            .areNotAssignableTo(Call.class)
            .should()
            .accessTargetWhere(JavaAccess.Predicates.target(owner(assignableTo(HttpClientRequest.class)))
                    .and(JavaAccess.Predicates.target(nameMatching("reset"))));

    @ArchTest
    static final ArchRule kafka_is_read_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("..live..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule nothing_durable = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "java.nio.file..");

    @ArchTest
    static final ArchRule the_time_is_injected = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = classes()
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Service");
}
