package io.lightmill.storage.ticket;

import io.lightmill.contracts.api.Ticket;
import io.lightmill.crash.WallClock;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoreUnavailableException;
import io.lightmill.storage.parallel.FanOut;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Signs many tickets. With a key at hand that is arithmetic. Under workload identity each signature is a call to IAM of some 50 ms:
 * then all that are wanted at once are signed side by side, within a bound over the whole process, and tickets to read are signed
 * ahead, when it is known that they will be wanted, and kept. A ticket to write names the attempt that it is for, which is not known
 * before the claim: these cost a claim one call's time, however many they are.
 */
@ApplicationScoped
public class Signatures {

    private static final Logger LOG = Logger.getLogger(Signatures.class);

    private final ObjectStore store;
    private final TicketConfig config;
    private final KeptTickets kept;
    private final FanOut signers;
    private final FanOut signersAhead;
    private final Semaphore ahead = new Semaphore(1);

    Signatures(ObjectStore store, TicketConfig config) {
        this.store = store;
        this.config = config;
        this.kept = new KeptTickets(config.kept(), WallClock.ofThisProcess());
        this.signers = new FanOut(config.signers());
        // A bound of their own: whoever waits for a ticket does not wait behind those that nobody waits for.
        this.signersAhead = new FanOut(config.signersAhead());
    }

    /**
     * In the order wished.
     *
     * @throws StoreUnavailableException when one of them cannot be signed, or all of them not in time
     */
    public List<Ticket> of(List<? extends Wish> wishes) {
        return store.signsOverNetwork()
                ? overNetwork(wishes)
                : wishes.stream().map(wish -> wish.sign(store)).toList();
    }

    private List<Ticket> overNetwork(List<? extends Wish> wishes) {
        long end = System.nanoTime() + config.patience().toNanos();
        return signers.map(wishes, wish -> {
            if (System.nanoTime() - end > 0) {
                throw new StoreUnavailableException(
                        "sign " + wishes.size() + " tickets", new TimeoutException("within " + config.patience()));
            }
            return keptOrSigned(wish);
        });
    }

    /**
     * Returns at once; they are signed behind the caller's back, no more than are kept. While that goes on others are left out: what
     * was not signed ahead is signed when it is wanted.
     */
    public void ahead(List<Wish.ToGet> wishes) {
        if (!wishes.isEmpty() && store.signsOverNetwork() && ahead.tryAcquire()) {
            List<Wish.ToGet> some = List.copyOf(wishes.subList(0, Math.min(wishes.size(), config.kept())));
            Thread.ofVirtual().name("sign-ahead").start(() -> signAhead(some));
        }
    }

    private void signAhead(List<Wish.ToGet> wishes) {
        try {
            signersAhead.each(wishes, this::keptOrSigned);
        } catch (StoreUnavailableException away) {
            LOG.warn("tickets could not be signed ahead", away);
        } finally {
            ahead.release();
        }
    }

    private Ticket keptOrSigned(Wish wish) {
        return switch (wish) {
            case Wish.ToPut put -> put.sign(store);
            case Wish.ToGet get -> kept.find(get).orElseGet(() -> signedToKeep(get));
        };
    }

    private Ticket signedToKeep(Wish.ToGet wish) {
        Ticket ticket = wish.sign(store);
        kept.keep(wish, ticket);
        return ticket;
    }
}
