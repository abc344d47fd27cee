package io.lightmill.stack.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowanceShareTest {

    @Test
    void what_is_allowed_is_shared_and_the_shares_are_never_more_than_it() {
        Map<String, String> share = AllowanceShare.of(
                Map.of("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "10", "LIGHTMILL_GEMINI_DOLLARS_IN_TEN_MINUTES", "0.5"),
                3);
        assertThat(share)
                .containsOnly(
                        Map.entry("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "3.33333"),
                        Map.entry("LIGHTMILL_GEMINI_DOLLARS_IN_TEN_MINUTES", "0.166666"));
    }

    @Test
    void one_worker_alone_has_all_of_it_and_no_limit_stays_none() {
        assertThat(AllowanceShare.of(Map.of("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "10"), 1))
                .containsOnly(Map.entry("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "10"));
        assertThat(AllowanceShare.of(Map.of("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "0"), 2))
                .containsOnly(Map.entry("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "0"));
        assertThat(AllowanceShare.of(Map.of(), 2)).isEmpty();
    }

    @Test
    void what_is_no_number_is_for_the_worker_to_refuse() {
        assertThat(AllowanceShare.of(Map.of("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "many"), 2))
                .containsOnly(Map.entry("LIGHTMILL_GEMINI_REQUESTS_A_MINUTE", "many"));
    }
}
