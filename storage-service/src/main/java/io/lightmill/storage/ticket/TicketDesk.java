package io.lightmill.storage.ticket;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Tickets;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.UploadTerms;
import io.lightmill.storage.parallel.FanOut;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Signs what the items of a claim need: their inputs to read, their output and preview to write once. */
@ApplicationScoped
public class TicketDesk {

    private final ObjectStore store;
    private final TicketConfig config;
    private final FanOut signers;

    TicketDesk(ObjectStore store, TicketConfig config) {
        this.store = store;
        this.config = config;
        this.signers = new FanOut(config.signers());
    }

    /** In the order asked. */
    public List<Tickets.Granted> grant(List<Tickets.Wanted> items) {
        return store.signsOverNetwork()
                ? signers.map(items, this::grant)
                : items.stream().map(this::grant).toList();
    }

    private Tickets.Granted grant(Tickets.Wanted item) {
        List<Ticket> inputs = item.inputs().stream()
                .map(sha256 -> store.signGet(ObjectKey.input(item.userId(), sha256), config.get()))
                .toList();
        ObjectKey output = ObjectKey.output(item.jobId(), item.itemId(), item.attemptId());
        ObjectKey preview = ObjectKey.preview(item.jobId(), item.itemId(), item.attemptId());
        return new Tickets.Granted(
                item.itemId(), inputs, put(output, config.outputBytes()), put(preview, config.previewBytes()));
    }

    private Ticket put(ObjectKey key, long maxBytes) {
        return store.signPut(key, new UploadTerms(maxBytes, config.put()));
    }
}
