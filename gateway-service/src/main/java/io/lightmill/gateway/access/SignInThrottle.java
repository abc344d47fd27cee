package io.lightmill.gateway.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ten wrong keys a minute from one address; then it waits for the minute's end. A try counts from when it begins, until its key turns out
 * to be good: who asks for fifty at once gets no more of them looked at.
 */
@ApplicationScoped
class SignInThrottle {

    private static final int WRONG_KEYS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Bounds the memory; forgetting lets an attacker try ten times more, no further. */
    private static final int ADDRESSES = 10_000;

    private final InstantSource clock;
    private final ConcurrentHashMap<String, Tries> tries = new ConcurrentHashMap<>();

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins a try; 0: it may be made. Otherwise the seconds that this address has to wait. */
    int begin(String address) {
        Instant now = clock.instant();
        makeRoom(now);
        Tries known = tries.compute(
                address, (same, old) -> old == null || old.isOver(now) ? Tries.first(now) : old.andOneMore());
        return known.refused()
                ? (int) Duration.between(now, known.since().plus(WINDOW)).toSeconds() + 1
                : 0;
    }

    /** Takes the try back unless its key is nobody's: when it is good, when nobody can tell, and when whoever asked has gone away. */
    <T> Uni<Optional<T>> watch(String address, Uni<Optional<T>> found) {
        return found.onTermination().invoke((owner, failure, gone) -> {
            if (owner == null || owner.isPresent()) {
                takeBack(address);
            }
        });
    }

    /** It was no wrong key, or nobody could tell. */
    void takeBack(String address) {
        Instant now = clock.instant();
        tries.computeIfPresent(address, (same, old) -> old.isOver(now) || old.count() <= 1 ? null : old.andOneLess());
    }

    int addresses() {
        return tries.size();
    }

    private void makeRoom(Instant now) {
        if (tries.size() > ADDRESSES) {
            tries.values().removeIf(old -> old.isOver(now));
        }
        if (tries.size() > ADDRESSES) {
            tries.clear();
        }
    }

    /**
     * The tries of one address in its minute.
     *
     * @param refused whether the latest was one too many
     */
    private record Tries(int count, Instant since, boolean refused) {

        static Tries first(Instant now) {
            return new Tries(1, now, false);
        }

        /** A minute that has not begun yet was counted by a clock that was set back since. */
        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(WINDOW));
        }

        Tries andOneMore() {
            return count < WRONG_KEYS ? new Tries(count + 1, since, false) : new Tries(count, since, true);
        }

        Tries andOneLess() {
            return new Tries(count - 1, since, false);
        }
    }
}
