package io.lightmill.storage.object;

import io.lightmill.contracts.api.Ticket;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The bucket. Objects are written once and never change, which is what lets every reader work without locks.
 *
 * <p>Every method may block and may throw {@link StoreUnavailableException}.
 */
public interface ObjectStore {

    /** Writes the stream's bytes, as they come, if nothing is there; durable when it returns. Closes nothing. */
    PutOutcome put(ObjectKey key, InputStream bytes);

    /** What is there. */
    Optional<StoredObject> head(ObjectKey key);

    /**
     * Opens the bytes from an offset on.
     *
     * @throws NoSuchObjectException when there is none
     */
    ReadableByteChannel open(ObjectKey key, long offset, long length);

    /** Gives the object another key; the source is gone afterwards, also when the target was there already. */
    PutOutcome move(ObjectKey from, ObjectKey to);

    /** Removes it; nothing happens when there is none. */
    void delete(ObjectKey key);

    /** Objects whose key begins so, in key order, behind a key; lazily, to be closed. */
    Stream<StoredObject> list(String prefix, @Nullable ObjectKey after);

    /** Removes what writers that died left unfinished and is older than that. */
    void discardUnfinished(Duration age);

    /** Permission to write the object once. */
    Ticket signPut(ObjectKey key, UploadTerms terms);

    /** Permission to read the object. */
    Ticket signGet(ObjectKey key, Duration lifetime);

    /** Whether signing asks somebody over the network, so that many are signed side by side. */
    boolean signsOverNetwork();

    /** How many objects to open ahead when many are read one after the other: 1 where opening costs nothing. */
    int readAhead();
}
