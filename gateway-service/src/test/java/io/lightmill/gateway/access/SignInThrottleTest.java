package io.lightmill.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private Instant now = Instant.parse("2026-11-21T00:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(() -> now);

    @Test
    void ten_wrong_keys_and_the_address_waits_for_the_minutes_end() {
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.begin("1.2.3.4")).isZero();
        }
        now = now.plusSeconds(20);
        assertThat(throttle.begin("1.2.3.4")).isEqualTo(41);
        assertThat(throttle.begin("4.3.2.1")).as("another address").isZero();
        now = now.plusSeconds(40);
        assertThat(throttle.begin("1.2.3.4")).isZero();
    }

    @Test
    void a_clock_that_is_set_back_makes_nobody_wait_longer_than_a_minute() {
        for (int i = 0; i < 11; i++) {
            throttle.begin("1.2.3.4");
        }

        now = now.minusSeconds(600);

        assertThat(throttle.begin("1.2.3.4")).isZero();
    }

    @Test
    void a_wrong_key_now_and_then_is_forgotten() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.begin("1.2.3.4")).isZero();
            now = now.plusSeconds(10);
        }
    }

    @Test
    void a_good_key_costs_no_try() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.begin("1.2.3.4")).isZero();
            throttle.takeBack("1.2.3.4");
        }
    }

    @Test
    void only_a_key_that_is_nobodys_costs_a_try() {
        throttle.begin("wrong");
        throttle.watch("wrong", Uni.createFrom().item(Optional.empty())).await().indefinitely();
        throttle.begin("good");
        throttle.watch("good", Uni.createFrom().item(Optional.of("Ada")))
                .await()
                .indefinitely();
        throttle.begin("gone");
        throttle.watch("gone", Uni.createFrom().<Optional<String>>nothing())
                .subscribe()
                .with(owner -> {})
                .cancel();

        assertThat(throttle.addresses()).as("the wrong one's").isEqualTo(1);
    }

    @Test
    void a_try_that_is_taken_back_late_takes_none_of_the_next_minutes() {
        assertThat(throttle.begin("1.2.3.4")).isZero();
        now = now.plusSeconds(60);
        throttle.takeBack("1.2.3.4");
        for (int i = 0; i < 10; i++) {
            assertThat(throttle.begin("1.2.3.4")).isZero();
        }
        assertThat(throttle.begin("1.2.3.4")).isPositive();
    }

    @Test
    void its_memory_is_bounded() {
        for (int i = 0; i < 50_000; i++) {
            throttle.begin("10.0." + i / 256 + "." + i % 256);
        }
        assertThat(throttle.addresses()).isLessThanOrEqualTo(10_001);
    }
}
