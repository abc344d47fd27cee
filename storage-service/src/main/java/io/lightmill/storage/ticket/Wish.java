package io.lightmill.storage.ticket;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.UploadTerms;
import java.time.Duration;

/** A ticket that somebody wants. */
public sealed interface Wish {

    /** Signs it. */
    Ticket sign(ObjectStore store);

    /** To read an object. */
    record ToGet(ObjectKey key, Duration lifetime) implements Wish {
        @Override
        public Ticket sign(ObjectStore store) {
            return store.signGet(key, lifetime);
        }
    }

    /** To write one once. */
    record ToPut(ObjectKey key, UploadTerms terms) implements Wish {
        @Override
        public Ticket sign(ObjectStore store) {
            return store.signPut(key, terms);
        }
    }
}
