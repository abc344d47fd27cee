package io.lightmill.load.judge;

import io.lightmill.load.watch.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Whether every service stayed below what it may hold, and alive: one whose heap is full ends itself. */
public final class Bounds {

    /** A heap of 160 MiB, and as much again for code, stacks and buffers, with room. */
    private static final long RESIDENT_BYTES = 512L << 20;

    private Bounds() {}

    /** A row for memory, and one for the processes. */
    public static List<Row> judge(List<Sample> samples) {
        Map<String, Long> peaks = new TreeMap<>();
        List<String> anew = new ArrayList<>();
        Map<String, Long> processes = samples.getFirst().processes();
        for (Sample sample : samples) {
            sample.residentBytes().forEach((service, bytes) -> peaks.merge(service, bytes, Math::max));
            sample.processes().forEach((service, pid) -> {
                if (!pid.equals(processes.get(service)) && !anew.contains(service)) {
                    anew.add(service);
                }
            });
        }
        List<String> said = new ArrayList<>();
        peaks.forEach((service, bytes) ->
                said.add(String.format(Locale.ROOT, "%s %d", service.replace("-service", ""), bytes >> 20)));
        return List.of(
                Row.judged(
                        "most memory of each service",
                        String.join(", ", said) + " MiB",
                        "≤ " + (RESIDENT_BYTES >> 20) + " MiB",
                        peaks.values().stream().allMatch(bytes -> bytes <= RESIDENT_BYTES)),
                Row.judged(
                        "services that ended and were started anew",
                        anew.isEmpty() ? "0" : String.join(", ", anew),
                        "0",
                        anew.isEmpty()));
    }
}
