package io.lightmill.dispatcher.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.error.Retry;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemPhase;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetryRuleTest {

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anItemIsTriedAgainOnItsOwnAccountOnly(int seed) {
        Random random = new Random(seed);
        RetryRule rule = new RetryRule(3, 10, random);
        ErrorCode code = ErrorCode.values()[random.nextInt(ErrorCode.values().length)];
        Item item = item(random.nextInt(3), random.nextInt(10));

        switch (rule.decide(item, setback(code, null))) {
            case RetryRule.Decision.Again again -> {
                assertThat(code.retry()).isNotEqualTo(Retry.NEVER);
                assertThat(again.after()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(5));
                assertThat(again.setback().faults() + again.setback().losses())
                        .isEqualTo(item.faults() + item.losses() + 1);
            }
            case RetryRule.Decision.GivenUp givenUp ->
                assertThat(code.retry() == Retry.NEVER
                                || givenUp.setback().faults() == 3
                                || givenUp.setback().losses() == 10)
                        .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorEndsAfterAtMostItsLimitOfTries(ErrorCode code) {
        RetryRule rule = new RetryRule(3, 10, new Random(1));
        Item item = item(0, 0);
        int tries = 1;
        while (rule.decide(item, setback(code, null)) instanceof RetryRule.Decision.Again again) {
            item = item(again.setback().faults(), again.setback().losses());
            tries++;
        }
        assertThat(tries)
                .isEqualTo(
                        switch (code.retry()) {
                            case NEVER -> 1;
                            case ITEM -> 3;
                            case ALLOWANCE -> 10;
                        });
    }

    @Test
    void theEnginesOwnWaitIsKept() {
        RetryRule rule = new RetryRule(3, 10, new Random(1));
        assertThat(rule.decide(item(0, 0), setback(ErrorCode.ENGINE_RATE_LIMITED, 120.0)))
                .isInstanceOfSatisfying(
                        RetryRule.Decision.Again.class,
                        again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(120)));
    }

    @Test
    void anEndpointThatLosesAttemptsInARowIsGivenMoreTime() {
        RetryRule calm = new RetryRule(3, 10, new Random(1));
        RetryRule troubled = new RetryRule(3, 10, new Random(1));
        RetryRule.Setback lost = setback(ErrorCode.WORKER_LOST, null);
        RetryRule.Setback lostAgain = new RetryRule.Setback(lost.code(), lost.message(), true, null, 5);

        Duration once = ((RetryRule.Decision.Again) calm.decide(item(0, 0), lost)).after();
        Duration after = ((RetryRule.Decision.Again) troubled.decide(item(0, 0), lostAgain)).after();

        assertThat(after).isGreaterThan(once.multipliedBy(20));
    }

    private static RetryRule.Setback setback(ErrorCode code, @Nullable Double asked) {
        return new RetryRule.Setback(code, code.sentence(), false, asked, 0);
    }

    private static Item item(int faults, int losses) {
        return new Item(
                UUID.randomUUID(),
                UUID.randomUUID(),
                ItemPhase.PROCESSING,
                1,
                false,
                UUID.randomUUID(),
                1,
                faults,
                losses,
                null,
                null,
                null,
                null);
    }
}
