package io.lightmill.storage.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.trace.CurrentTrace;
import io.lightmill.trace.Trace;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void what_broke_names_its_trace_and_a_refusal_does_not() {
        Trace trace = Trace.begun();
        try (CurrentTrace.Scope scope = CurrentTrace.enter(trace)) {
            assertThat(Problems.of(ErrorCode.INTERNAL, "broken").getParameters())
                    .containsEntry("trace", trace.id());
            assertThat(Problems.of(ErrorCode.NOT_FOUND, "gone").getParameters()).doesNotContainKey("trace");
        }
    }
}
