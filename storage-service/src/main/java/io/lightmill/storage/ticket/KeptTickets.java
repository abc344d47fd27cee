package io.lightmill.storage.ticket;

import io.lightmill.contracts.api.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tickets to read that were signed before, the least used forgotten first. One is given out again while two thirds of its life
 * are left: ten minutes of a ticket's usual fifteen, and what is read with it is read within a worker's session of eight.
 */
final class KeptTickets {

    private final Map<Wish.ToGet, Ticket> kept;
    private final InstantSource clock;

    KeptTickets(int most, InstantSource clock) {
        this.clock = clock;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Wish.ToGet, Ticket> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<Ticket> find(Wish.ToGet wish) {
        Instant soonest = clock.instant().plus(wish.lifetime().multipliedBy(2).dividedBy(3));
        return Optional.ofNullable(kept.get(wish))
                .filter(ticket -> ticket.expiresAt().isAfter(soonest));
    }

    synchronized void keep(Wish.ToGet wish, Ticket ticket) {
        kept.put(wish, ticket);
    }
}
