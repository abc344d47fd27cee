package io.lightmill.job.comparison;

import io.lightmill.contracts.api.Outputs;
import io.lightmill.contracts.comparison.DispatchStates;
import io.lightmill.job.dispatch.DispatcherClient;
import io.lightmill.job.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks the siblings what they know of open items. */
@ApplicationScoped
class KnownElsewhere {

    private final DispatcherClient dispatcher;
    private final OutputsClient storage;

    KnownElsewhere(@RestClient DispatcherClient dispatcher, @RestClient OutputsClient storage) {
        this.dispatcher = dispatcher;
        this.storage = storage;
    }

    /** A page of open items beside what both know of them. */
    Differences differences(Job job, List<OpenItem> page) {
        List<UUID> ids = page.stream().map(OpenItem::id).toList();
        DispatchStates.Answer known = dispatcher.states(new DispatchStates.Request(job.id(), ids));
        List<UUID> worth = Differences.worthAskingStorage(page, known);
        Outputs.StatesAnswer outputs = worth.isEmpty()
                ? new Outputs.StatesAnswer(List.of())
                : storage.states(new Outputs.StatesRequest(worth));
        return Differences.of(page, known, outputs);
    }
}
