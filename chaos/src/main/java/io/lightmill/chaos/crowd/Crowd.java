package io.lightmill.chaos.crowd;

import io.lightmill.chaos.evidence.ClientLedger;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.api.UnexpectedAnswerException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Everybody who works while the system is disturbed. */
public final class Crowd {

    private static final int PICTURES = 10;
    private static final long AGAIN_MILLIS = 500;
    private static final int TRIES = 60;

    private final List<Member> members = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean dayOver;
    private volatile long end = Long.MAX_VALUE;

    private Crowd() {}

    /** New users, who have uploaded what they need. */
    public static Crowd gather(PublicApi admin, Workload workload, Chance chance, ClientLedger ledger)
            throws InterruptedException {
        Crowd crowd = new Crowd();
        for (int user = 1; user <= workload.bulkUsers() + workload.interactiveUsers(); user++) {
            crowd.add(admin, "user-" + user, user <= workload.bulkUsers(), workload, chance.split(), ledger);
        }
        return crowd;
    }

    private void add(PublicApi admin, String name, boolean bulk, Workload workload, Chance chance, ClientLedger ledger)
            throws InterruptedException {
        Person person = patiently(() -> Person.newcomer(admin));
        List<InputRef> pictures = patiently(() -> person.uploadPictures(PICTURES));
        Desk desk = new Desk(name, person.api().caller(), ledger, InstantSource.system());
        Submitter submitter = new Submitter(desk, chance.split(), pictures, workload.poison());
        members.add(new Member(desk, chance, workload, bulk, submitter));
        listeners.add(new Listener(desk));
    }

    /** What was disturbed before, or the start of all, may still keep the machine busy. */
    private static <T> T patiently(Supplier<T> work) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (UnexpectedAnswerException | UncheckedIOException notNow) {
                if (tries == TRIES) {
                    throw notNow;
                }
                Thread.sleep(4 * AGAIN_MILLIS);
            }
        }
    }

    /** They begin. */
    public void begin() {
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Member next = members.get((i + 1) % members.size());
            Listener listener = listeners.get(i);
            start(() -> member.work(() -> dayOver, () -> System.nanoTime() > end, neighbour(next)));
            start(() -> listener.listen(() -> dayOver));
        }
    }

    private static Member.Neighbour neighbour(Member member) {
        return new Member.Neighbour() {
            @Override
            public String name() {
                return member.name();
            }

            @Override
            public Optional<UUID> job() {
                return member.someJob();
            }
        };
    }

    private interface Life {
        void live() throws InterruptedException;
    }

    private void start(Life life) {
        threads.add(Thread.ofVirtual().start(() -> {
            try {
                life.live();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // Nobody is to go home quietly: what one of them did not see is not judged.
                failures.add(e);
            }
        }));
    }

    /** Nobody submits any more; returns when all that was submitted has ended, or the patience has. */
    public void finish(Duration patience) throws InterruptedException {
        end = System.nanoTime() + patience.toNanos();
        dayOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a client broke", failures.peek());
        }
    }

    /** Every job of everybody, as the API has it now. */
    public List<JobEnd> readAll(Duration patience) throws InterruptedException {
        long limit = System.nanoTime() + patience.toNanos();
        List<JobEnd> ends = new ArrayList<>();
        for (Member member : members) {
            Optional<List<JobEnd>> theirs = read(member);
            while (theirs.isEmpty()) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("the API cannot be read at the end");
                }
                Thread.sleep(AGAIN_MILLIS);
                theirs = read(member);
            }
            ends.addAll(theirs.get());
        }
        return ends;
    }

    private static Optional<List<JobEnd>> read(Member member) {
        return member.watcher().list().flatMap(jobs -> read(member, jobs));
    }

    private static Optional<List<JobEnd>> read(Member member, List<JobView> jobs) {
        List<JobEnd> ends = new ArrayList<>();
        for (JobView job : jobs) {
            Optional<List<ItemView>> items = member.watcher().items(job.id());
            if (items.isEmpty()) {
                return Optional.empty();
            }
            ends.add(JobEnd.of(member.name(), job, items.get()));
        }
        return Optional.of(ends);
    }
}
