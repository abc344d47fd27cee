package io.lightmill.chaos.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lightmill.chaos.crowd.Chance;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A seed is a schedule. */
class PlanTest {

    private static final Stage STAGE = new Stage(
            List.of("job-service", "dispatcher-service", "dispatcher-service-2", "storage-service", "gateway-service"),
            Duration.ofMinutes(5));

    static List<Family> families() {
        return Families.all();
    }

    private record Told(Duration at, String what) {}

    private static List<Told> told(Family family, long seed) {
        Plan plan = new Plan(Chance.of(seed), STAGE);
        family.plan(plan);
        return plan.steps().stream()
                .map(step -> new Told(step.at(), step.what()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("families")
    void theSameSeedIsTheSamePlan(Family family) {
        assertThat(told(family, 7)).isNotEmpty().isEqualTo(told(family, 7));
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyPartThatIsStoppedGoesOn(Family family) {
        List<Told> plan = told(family, 11);

        assertThat(plan.stream().filter(step -> step.what().startsWith("STOP")).count())
                .isEqualTo(plan.stream()
                        .filter(step -> step.what().startsWith("CONT"))
                        .count());
    }

    @Test
    void anotherSeedIsAnotherPlan() {
        assertThat(told(new ServicesKilled(), 1)).isNotEqualTo(told(new ServicesKilled(), 2));
    }

    @Test
    void everyFamilyHasANameOfItsOwn() {
        assertThat(families()).extracting(Family::id).doesNotHaveDuplicates();
        assertThat(Families.named(List.of("f1"))).hasOnlyElementsOfType(ServicesKilled.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Families.named(List.of("F99")));
    }
}
