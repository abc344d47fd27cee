package io.lightmill.storage.archive;

import io.lightmill.outbox.EventTrace;
import io.lightmill.trace.CurrentTrace;
import io.lightmill.trace.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A poll's reports are archived together, whatever jobs they are of; what is said of each goes on in its own job's trace. */
public final class JobTraces {

    private final Map<UUID, Trace> byJob = new HashMap<>();

    void heard(UUID jobId, ConsumerRecord<?, ?> report) {
        EventTrace.of(report).ifPresent(trace -> byJob.put(jobId, trace));
    }

    CurrentTrace.Scope enter(UUID jobId) {
        return CurrentTrace.enter(byJob.get(jobId));
    }
}
