package io.lightmill.chaos.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lightmill.chaos.crowd.Chance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A seed is a schedule. */
class PlanTest {

    private static final Stage STAGE = new Stage(
            List.of("job-service", "dispatcher-service", "dispatcher-service-2", "storage-service", "gateway-service"),
            List.of("gateway-service", "mariadb", "storage-service"),
            Duration.ofMinutes(5),
            6);

    private static final Pattern STOP = Pattern.compile("STOP (?<part>\\S+) for (?<millis>\\d+) ms");

    private static final Stage MOMENT = new Stage(STAGE.services(), STAGE.ways(), Duration.ofSeconds(3), 6);

    static List<Family> families() {
        return Families.all();
    }

    private record Told(Duration at, String what) {}

    private static List<Told> told(Family family, long seed) {
        return told(family, seed, STAGE);
    }

    private static List<Told> told(Family family, long seed, Stage stage) {
        Plan plan = new Plan(Chance.of(seed), stage);
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

    static List<Family> familiesAndBrief() {
        return Stream.concat(families().stream(), Families.named(List.of("brief")).stream())
                .toList();
    }

    /** The first word to go on would end both. */
    @ParameterizedTest
    @MethodSource("familiesAndBrief")
    void nothingIsStoppedThatSleeps(Family family) {
        for (long seed = 0; seed < 100; seed++) {
            Map<String, Duration> wakes = new HashMap<>();
            for (Told step : told(family, seed)) {
                Matcher stop = STOP.matcher(step.what());
                if (stop.matches()) {
                    assertThat(step.at()).isGreaterThanOrEqualTo(wakes.getOrDefault(stop.group("part"), Duration.ZERO));
                    wakes.put(stop.group("part"), step.at().plusMillis(Long.parseLong(stop.group("millis"))));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyDoesSomethingHoweverShortItsTime(Family family) {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(told(family, seed, MOMENT)).anyMatch(step -> step.at().compareTo(MOMENT.time()) <= 0);
        }
    }

    @Test
    void brieflyEachFamilyHasItsMomentInTurn() {
        List<Told> plan = told(Families.named(List.of("brief")).getFirst(), 5);

        assertThat(plan.stream()
                        .filter(step -> step.what().contains("nothing goes wrong any more"))
                        .map(Told::at))
                .hasSize((int) families().stream()
                        .filter(family -> !family.isForItself())
                        .count())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("families")
    void whatIsDoneInAMomentIsDoneWithinIt(Family family) {
        for (long seed = 0; seed < 20; seed++) {
            Plan plan = new Plan(Chance.of(seed), STAGE);
            plan.part(Duration.ofSeconds(10), MOMENT.time(), family);

            assertThat(plan.steps())
                    .filteredOn(step -> !step.undoes())
                    .isNotEmpty()
                    .allMatch(step -> step.at().compareTo(Duration.ofSeconds(10).plus(MOMENT.time())) <= 0);
        }
    }

    @Test
    void whatStrikesByChanceDoesSoForCertainOnce() {
        Plan plan = new Plan(Chance.of(1), STAGE);
        plan.arm(Duration.ZERO, Map.of("type", "run-lost", "probability", 0.05), Map.of("type", "worker-crashes-on"));

        assertThat(plan.armed()).containsExactly("run-lost");
        assertThat(plan.steps().getFirst().what()).contains("{count=1, type=run-lost}", "probability=0.05");
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
