package io.lightmill.stack.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortsTest {

    @Test
    void a_port_that_somebody_listens_on_is_passed_over() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Map<String, Integer> chosen = new Ports().choose(Map.of("gateway", taken.getLocalPort()), Map.of());

            assertThat(chosen.get("gateway")).isNotEqualTo(taken.getLocalPort());
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThat(Ports.answers(taken.getLocalPort())).isTrue();
        }
    }

    @Test
    void a_port_that_was_chosen_a_moment_ago_is_passed_over_although_nobody_listens_there_yet() throws IOException {
        int port = freePort();
        assertThat(new Ports().choose(Map.of("gateway", port), Map.of())).containsEntry("gateway", port);

        assertThat(new Ports().choose(Map.of("gateway", port), Map.of()).get("gateway"))
                .isNotEqualTo(port);
    }

    @Test
    void what_another_process_chose_is_passed_over_until_that_ends() throws Exception {
        int port = freePort();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Chooser.class.getName(),
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo(String.valueOf(port));

            assertThat(PortClaims.claim(port)).isFalse();
        } finally {
            other.destroyForcibly().onExit().join();
        }
        assertThat(PortClaims.claim(port)).isTrue();
    }

    /** Another stack: chooses, says what, and lives on. */
    static final class Chooser {
        public static void main(String[] args) throws InterruptedException {
            System.out.println(new Ports()
                    .choose(Map.of("gateway", Integer.valueOf(args[0])), Map.of())
                    .get("gateway"));
            Thread.currentThread().join();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void the_port_of_last_time_comes_before_the_usual_one() {
        Map<String, Integer> chosen = new Ports(port -> true).choose(Map.of("job", 8081), Map.of("job", 8181));

        assertThat(chosen).containsEntry("job", 8181);
    }

    @Test
    void the_usual_port_is_taken_again_when_last_times_is_not_free() {
        Map<String, Integer> chosen = new Ports(port -> port != 8181).choose(Map.of("job", 8081), Map.of("job", 8181));

        assertThat(chosen).containsEntry("job", 8081);
    }

    @Test
    void it_says_for_which_part_there_is_none() {
        assertThatThrownBy(() -> new Ports(port -> false).choose(Map.of("job", 8081), Map.of()))
                .hasMessageContaining("job");
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_part_gets_a_free_port_of_its_own(int seed) {
        Random random = new Random(seed);
        Set<Integer> taken = new HashSet<>();
        Map<String, Integer> usual = new LinkedHashMap<>();
        Map<String, Integer> before = new LinkedHashMap<>();
        for (int part = 0; part < 12; part++) {
            usual.put("part-" + part, 8000 + random.nextInt(6) * 50);
            if (random.nextBoolean()) {
                before.put("part-" + part, 8000 + random.nextInt(6) * 50);
            }
            taken.add(8000 + random.nextInt(12) * 50);
        }

        Map<String, Integer> chosen = new Ports(port -> !taken.contains(port)).choose(usual, before);

        assertThat(chosen.keySet()).as("seed %d", seed).isEqualTo(usual.keySet());
        assertThat(chosen.values()).as("seed %d", seed).doesNotHaveDuplicates().doesNotContainAnyElementsOf(taken);
    }
}
