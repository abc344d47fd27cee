package io.lightmill.dispatcher.invocation;

import io.lightmill.crash.WallClock;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.AbleEngines;
import io.lightmill.dispatcher.endpoint.EndpointHealth;
import io.lightmill.dispatcher.queue.Due;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** What this process is to the others: an id, new at each start, that marks the intents it is about to post. */
@ApplicationScoped
class Replica {

    private final UUID id = UUID.randomUUID();

    @Produces
    @Singleton
    InstantSource clock() {
        return WallClock.ofThisProcess();
    }

    @Produces
    @Singleton
    Tokens tokens(TokenConfig config) {
        return new Tokens(config.tokenKeys());
    }

    @Produces
    @Singleton
    Permits permits(Sql sql, Transactions transactions, Due due, AbleEngines able, InstantSource clock) {
        return new Permits(sql, transactions, due, able, id, clock);
    }

    @Produces
    @Singleton
    Poster poster(Postings postings, Invitations invitations, EndpointHealth health, Due due) {
        return new Poster(postings, invitations, health, due, id);
    }
}
