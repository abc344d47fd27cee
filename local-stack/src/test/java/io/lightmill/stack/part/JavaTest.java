package io.lightmill.stack.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaTest {

    @Test
    void every_part_is_small_by_itself() {
        assertThat(Java.options("gateway-service", Map.of()))
                .startsWith("-Xmx160m")
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(Java.options("kafka", Map.of())).startsWith("-Xmx128m");
        assertThat(Java.options(Java.SUPERVISOR, Map.of())).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void options_are_added_for_all_parts_and_then_for_one() {
        Map<String, String> environment = Map.of(
                "LIGHTMILL_JAVA_OPTIONS", "-XX:MaxMetaspaceSize=96m  -Xmx200m",
                "LIGHTMILL_JAVA_OPTIONS_DISPATCHER_SERVICE", "-Xmx512m");

        // The JVM takes the last of each.
        assertThat(last(Java.options("dispatcher-service", environment), 3))
                .containsExactly("-XX:MaxMetaspaceSize=96m", "-Xmx200m", "-Xmx512m");
        assertThat(last(Java.options("job-service", environment), 2))
                .containsExactly("-XX:MaxMetaspaceSize=96m", "-Xmx200m");
    }

    private static List<String> last(List<String> options, int count) {
        return options.subList(options.size() - count, options.size());
    }
}
