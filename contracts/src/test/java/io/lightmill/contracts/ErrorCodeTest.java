package io.lightmill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.error.Fault;
import io.lightmill.contracts.error.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

    @ParameterizedTest
    @EnumSource
    void a_code_is_found_by_its_slug(ErrorCode code) {
        assertThat(ErrorCode.ofSlug(code.slug())).isEqualTo(code);
        assertThat(code.slug()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.type()).isEqualTo("urn:lightmill:error:" + code.slug());
    }

    @ParameterizedTest
    @EnumSource
    void every_code_says_what_happened_and_what_to_do(ErrorCode code) {
        assertThat(code.sentence()).endsWith(".");
        assertThat(code.advice()).isNotBlank();
        assertThat(code.httpStatus()).isBetween(400, 599);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_the_users_is_not_tried_again_and_what_is_tried_again_waits(ErrorCode code) {
        if (code.fault() == Fault.USER) {
            assertThat(code.retry()).isEqualTo(Retry.NEVER);
        }
        assertThat(code.firstWaitSeconds() > 0).isEqualTo(code.retry() != Retry.NEVER);
    }

    @Test
    void a_code_of_a_newer_worker_is_a_failed_engine() {
        assertThat(ErrorCode.ofSlug("not-known-yet")).isEqualTo(ErrorCode.ENGINE_FAILED);
    }
}
