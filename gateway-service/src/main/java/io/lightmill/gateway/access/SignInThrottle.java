package io.lightmill.gateway.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/** Ten wrong keys a minute from one address; then it waits for the minute's end. */
@ApplicationScoped
class SignInThrottle {

    private static final int WRONG_KEYS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** Bounds the memory; forgetting lets an attacker try ten times more, no further. */
    private static final int ADDRESSES = 10_000;

    private final InstantSource clock;
    private final ConcurrentHashMap<String, Wrong> wrong = new ConcurrentHashMap<>();

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /** Seconds that this address has to wait; 0: it may try. */
    int secondsToWait(String address) {
        Wrong tries = wrong.get(address);
        Instant now = clock.instant();
        if (tries == null || tries.count() < WRONG_KEYS || tries.isOver(now)) {
            return 0;
        }
        return (int) Duration.between(now, tries.since().plus(WINDOW)).toSeconds() + 1;
    }

    void wrongKey(String address) {
        Instant now = clock.instant();
        if (wrong.size() > ADDRESSES) {
            wrong.values().removeIf(tries -> tries.isOver(now));
        }
        if (wrong.size() > ADDRESSES) {
            wrong.clear();
        }
        wrong.merge(address, new Wrong(1, now), (old, one) -> old.isOver(now) ? one : old.andOneMore());
    }

    int addresses() {
        return wrong.size();
    }

    private record Wrong(int count, Instant since) {

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }

        Wrong andOneMore() {
            return new Wrong(count + 1, since);
        }
    }
}
