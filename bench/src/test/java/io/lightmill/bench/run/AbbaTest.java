package io.lightmill.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.bench.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AbbaTest {

    @Test
    void thingsAreMeasuredThereAndBack() throws Exception {
        List<String> order = new ArrayList<>();

        List<Spread> spreads =
                Abba.inTurn(3, List.of(noting(order, "a", 1), noting(order, "b", 2), noting(order, "c", 3)));

        assertThat(String.join("", order)).isEqualTo("abc" + "cba" + "abc");
        assertThat(spreads).extracting(Spread::median).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void whatIsNotThereTakesNoTime() throws Exception {
        Metered metered = new Metered(() -> 1, Map.of("nobody", new CpuTime(List.of())));

        assertThat(metered.seconds("nobody")).isZero();
        assertThat(metered.measure()).isEqualTo(1);
        assertThat(metered.seconds("nobody")).isZero();
    }

    @Test
    void oursIsARunningProcess() {
        long pid = ProcessHandle.current().pid();

        assertThat(new CpuTime(List.of(pid)).seconds()).isPositive();
    }

    private static Abba.Measurement noting(List<String> order, String name, double figure) {
        return () -> {
            order.add(name);
            return figure;
        };
    }
}
