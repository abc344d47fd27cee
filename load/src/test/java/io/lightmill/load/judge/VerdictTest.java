package io.lightmill.load.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "200, false, SERVED",
        "202, false, SERVED",
        "206, true, SERVED",
        "429, true, PUT_OFF",
        "503, true, PUT_OFF",
        "429, false, WRONG",
        "503, false, WRONG",
        "500, true, WRONG",
        "502, true, WRONG",
        "504, true, WRONG",
        "302, false, WRONG",
        "404, false, WRONG",
        "409, true, WRONG"
    })
    void only_what_serves_or_says_when_to_come_again_is_civil(int status, boolean retryAfter, Verdict verdict) {
        assertThat(Verdict.of(status, retryAfter)).isEqualTo(verdict);
        assertThat(verdict.isCivil()).isEqualTo(verdict != Verdict.WRONG);
    }
}
