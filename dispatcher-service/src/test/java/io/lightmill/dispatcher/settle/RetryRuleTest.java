package io.lightmill.dispatcher.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.error.Retry;
import io.lightmill.dispatcher.queue.Item;
import io.lightmill.dispatcher.queue.ItemPhase;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                assertThat(again.reckoning().faults() + again.reckoning().losses())
                        .isEqualTo(item.faults() + item.losses() + (code.retry() == Retry.FREELY ? 0 : 1));
            }
            case RetryRule.Decision.GivenUp givenUp ->
                assertThat(code.retry() == Retry.NEVER
                                || givenUp.reckoning().faults() == 3
                                || givenUp.reckoning().losses() == 10)
                        .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(value = ErrorCode.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGINE_RATE_LIMITED")
    void everyErrorEndsAfterAtMostItsLimitOfTries(ErrorCode code) {
        RetryRule rule = new RetryRule(3, 10, new Random(1));
        Item item = item(0, 0);
        int tries = 1;
        while (rule.decide(item, setback(code, null)) instanceof RetryRule.Decision.Again again) {
            item = item(again.reckoning().faults(), again.reckoning().losses());
            tries++;
        }
        assertThat(tries)
                .isEqualTo(
                        switch (code.retry()) {
                            case NEVER -> 1;
                            case ITEM -> 3;
                            case ALLOWANCE -> 10;
                            case FREELY -> throw new AssertionError(code + " never ends");
                        });
    }

    @Test
    void aRateLimitCostsTheItemNothingAHundredTimes() {
        RetryRule rule = new RetryRule(3, 10, new Random(1));
        for (int free = 1; free <= 100; free++) {
            assertThat(rule.decide(item(free + 11, 2, 9), setback(ErrorCode.ENGINE_RATE_LIMITED, 600.0)))
                    .isInstanceOfSatisfying(
                            RetryRule.Decision.Again.class,
                            again -> assertThat(again.reckoning())
                                    .extracting(Item.Reckoning::faults, Item.Reckoning::losses)
                                    .containsExactly(2, 9));
        }
    }

    @Test
    void whatMeetsTheRateLimitAHundredTimesIsGivenUpAsAUsedUpQuota() {
        RetryRule rule = new RetryRule(3, 10, new Random(1));
        assertThat(rule.decide(item(112, 2, 9), setback(ErrorCode.ENGINE_RATE_LIMITED, null)))
                .isInstanceOfSatisfying(
                        RetryRule.Decision.GivenUp.class,
                        givenUp -> assertThat(givenUp.reckoning().code()).isEqualTo(ErrorCode.ENGINE_QUOTA_EXHAUSTED));
    }

    @Test
    void aRateLimitThatNamesNoDelayIsAskedLessAndLessOften() {
        RetryRule rule = new RetryRule(3, 10, new Random(1));

        Duration first = wait(rule, item(1, 0, 0), setback(ErrorCode.ENGINE_RATE_LIMITED, null));
        Duration tenth = wait(rule, item(10, 0, 0), setback(ErrorCode.ENGINE_RATE_LIMITED, null));

        assertThat(first).isLessThan(Duration.ofSeconds(23));
        assertThat(tenth).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theEnginesOwnWaitIsKeptAndItemsThatWereToldTheSameDoNotComeBackAtOnce() {
        RetryRule rule = new RetryRule(3, 10, new Random(1));
        List<Duration> waits = Stream.generate(
                        () -> wait(rule, item(0, 0), setback(ErrorCode.ENGINE_RATE_LIMITED, 120.0)))
                .limit(1000)
                .toList();

        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(180)));
        assertThat(waits.stream().map(Duration::toSeconds).distinct()).hasSizeGreaterThan(50);
    }

    @Test
    void anEndpointThatLosesAttemptsInARowIsGivenMoreTime() {
        RetryRule calm = new RetryRule(3, 10, new Random(1));
        RetryRule troubled = new RetryRule(3, 10, new Random(1));
        RetryRule.Setback lost = setback(ErrorCode.WORKER_LOST, null);
        RetryRule.Setback lostAgain = new RetryRule.Setback(lost.code(), lost.message(), true, null, 5);

        Duration once = wait(calm, item(0, 0), lost);
        Duration after = wait(troubled, item(0, 0), lostAgain);

        assertThat(after).isGreaterThan(once.multipliedBy(20));
    }

    private static Duration wait(RetryRule rule, Item item, RetryRule.Setback setback) {
        return ((RetryRule.Decision.Again) rule.decide(item, setback)).after();
    }

    private static RetryRule.Setback setback(ErrorCode code, @Nullable Double asked) {
        return new RetryRule.Setback(code, code.sentence(), false, asked, 0);
    }

    private static Item item(int faults, int losses) {
        return item(1, faults, losses);
    }

    private static Item item(int tries, int faults, int losses) {
        return new Item(
                UUID.randomUUID(),
                UUID.randomUUID(),
                ItemPhase.PROCESSING,
                1,
                false,
                UUID.randomUUID(),
                tries,
                faults,
                losses,
                null,
                null,
                null,
                null);
    }
}
