package io.lightmill.storage.ticket;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Tickets;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.UploadTerms;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Signs what the items of a claim need: their inputs to read, their output and preview to write once. */
@ApplicationScoped
public class TicketDesk {

    private final Signatures signatures;
    private final TicketConfig config;

    TicketDesk(Signatures signatures, TicketConfig config) {
        this.signatures = signatures;
        this.config = config;
    }

    /** In the order asked; all of them are signed at once, not item by item. */
    public List<Tickets.Granted> grant(List<Tickets.Wanted> items) {
        List<Wish> wishes = new ArrayList<>();
        for (Tickets.Wanted item : items) {
            item.inputs().forEach(sha256 -> wishes.add(input(item.userId(), sha256)));
            wishes.add(put(ObjectKey.output(item.jobId(), item.itemId(), item.attemptId()), config.outputBytes()));
            wishes.add(put(ObjectKey.preview(item.jobId(), item.itemId(), item.attemptId()), config.previewBytes()));
        }
        Iterator<Ticket> signed = signatures.of(wishes).iterator();
        return items.stream().map(item -> granted(item, signed)).toList();
    }

    /** A job is about to be made of these inputs: claims will soon want tickets to read them. */
    public void expect(UUID userId, List<String> sha256) {
        signatures.ahead(sha256.stream().map(hash -> input(userId, hash)).toList());
    }

    private static Tickets.Granted granted(Tickets.Wanted item, Iterator<Ticket> signed) {
        List<Ticket> inputs =
                item.inputs().stream().map(sha256 -> signed.next()).toList();
        return new Tickets.Granted(item.itemId(), inputs, signed.next(), signed.next());
    }

    private Wish.ToGet input(UUID userId, String sha256) {
        return new Wish.ToGet(ObjectKey.input(userId, sha256), config.get());
    }

    private Wish.ToPut put(ObjectKey key, long maxBytes) {
        return new Wish.ToPut(key, new UploadTerms(maxBytes, config.put()));
    }
}
