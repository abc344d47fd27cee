package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Memory;
import io.lightmill.chaos.evidence.Evidence;
import java.util.List;
import java.util.Optional;

/** No part ever holds more than its bound. */
final class MemoryBounded implements Rule {

    @Override
    public Promise promise() {
        return Promise.P10;
    }

    @Override
    public Finding judge(Evidence evidence) {
        List<Memory> samples = evidence.of(Memory.class).toList();
        return first(
                samples.size(),
                samples.stream()
                        .filter(sample ->
                                sample.residentBytes() > evidence.rules().residentBytes())
                        .map(sample -> Optional.of(new Violation(
                                sample.part() + " held " + (sample.residentBytes() >> 20) + " MiB, its bound is "
                                        + (evidence.rules().residentBytes() >> 20),
                                History.ofClients(
                                        evidence,
                                        line -> line instanceof Memory memory
                                                && memory.part().equals(sample.part()))))));
    }
}
