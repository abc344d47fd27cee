package io.lightmill.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.trace.CurrentTrace.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String SAMPLED = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void what_comes_in_is_passed_on_as_it_came() {
        assertThat(Trace.parse(SAMPLED)).hasValueSatisfying(trace -> {
            assertThat(trace.traceparent()).isEqualTo(SAMPLED);
            assertThat(trace.id()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(trace).hasToString(trace.id());
        });
    }

    @Test
    void a_later_version_is_read_as_far_as_ours_goes_and_stays_sampled() {
        String later = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-09-what-the-future-will-be-like";
        assertThat(Trace.parse(later)).map(Trace::traceparent).contains(SAMPLED);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "4bf92f3577b34da6a3ce929d0e0e4736"
            })
    void what_is_no_trace_is_none(String header) {
        assertThat(Trace.parse(header)).isEmpty();
    }

    @Test
    void a_begun_one_is_one_and_no_two_are_the_same() {
        Trace begun = Trace.begun();
        assertThat(Trace.parse(begun.traceparent())).contains(begun);
        assertThat(Trace.begun().id()).isNotEqualTo(begun.id());
    }

    @Test
    void a_scope_ends_with_what_was_before() {
        Trace outer = Trace.begun();
        try (Scope first = CurrentTrace.enter(outer)) {
            try (Scope second = CurrentTrace.enter(SAMPLED)) {
                assertThat(CurrentTrace.traceparent()).isEqualTo(SAMPLED);
                try (Scope none = CurrentTrace.enter("nonsense")) {
                    assertThat(CurrentTrace.id()).isNull();
                }
            }
            assertThat(CurrentTrace.get()).contains(outer);
        }
        assertThat(CurrentTrace.get()).isEmpty();
    }
}
