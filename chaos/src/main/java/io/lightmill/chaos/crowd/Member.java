package io.lightmill.chaos.crowd;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.ClientLine.Verb;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.JobView;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One person: submits while there is little open, looks, changes their mind, and remembers every job. */
final class Member {

    private static final long LOOK_MILLIS = 900;
    private static final int TOO_OFTEN = 429;

    private final Desk desk;
    private final Chance chance;
    private final Workload workload;
    private final boolean bulk;
    private final Submitter submitter;
    private final Watcher watcher;

    /** How many items of each job were open when it was looked at last; one that has ended is out. */
    private final Map<UUID, Integer> open = new LinkedHashMap<>();

    private final List<UUID> jobs = new ArrayList<>();
    private final List<Whim> whims = new ArrayList<>();

    private record Whim(Instant due, UUID job, Verb verb) {}

    Member(Desk desk, Chance chance, Workload workload, boolean bulk, Submitter submitter) {
        this.desk = desk;
        this.chance = chance;
        this.workload = workload;
        this.bulk = bulk;
        this.submitter = submitter;
        this.watcher = new Watcher(desk, chance, workload.zipped());
    }

    String name() {
        return desk.user();
    }

    Watcher watcher() {
        return watcher;
    }

    /** A job of theirs, for others to try. */
    synchronized Optional<UUID> someJob() {
        return jobs.isEmpty() ? Optional.empty() : Optional.of(jobs.getLast());
    }

    /** Works until the day is over, and then looks on until all has ended or the patience has. */
    void work(Submitter.Patience day, Submitter.Patience patience, Neighbour neighbour) throws InterruptedException {
        while (!patience.isOver() && !(day.isOver() && open.isEmpty() && whims.isEmpty())) {
            if (!day.isOver() && openItems() < workload.openItems()) {
                submit(patience);
            }
            changeMind();
            lookAtAll();
            if (chance.percent(5)) {
                watcher.list();
                neighbour.job().ifPresent(job -> watcher.pry(neighbour.name(), job));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Somebody else. */
    interface Neighbour {
        String name();

        Optional<UUID> job();
    }

    private int openItems() {
        return open.values().stream().mapToInt(items -> items).sum();
    }

    private void submit(Submitter.Patience patience) throws InterruptedException {
        int items = bulk ? chance.between(70, workload.bulkItems()) : chance.between(1, 60);
        Optional<UUID> job = submitter.submit(items, patience);
        job.ifPresent(id -> {
            remember(id);
            open.put(id, items);
            plan(id);
        });
    }

    private synchronized void remember(UUID job) {
        jobs.add(job);
    }

    private void plan(UUID job) {
        Instant when = desk.now().plus(chance.between(Duration.ZERO, Duration.ofSeconds(12)));
        if (chance.percent(workload.cancelled())) {
            whims.add(new Whim(when, job, Verb.CANCEL));
        } else if (chance.percent(workload.paused())) {
            whims.add(new Whim(when, job, Verb.PAUSE));
            whims.add(new Whim(
                    when.plus(chance.between(Duration.ofSeconds(2), Duration.ofSeconds(10))), job, Verb.RESUME));
        }
    }

    /** A pause whose answer never came may hold: so a resume is tried until it is answered. */
    private void changeMind() {
        List<Whim> due =
                whims.stream().filter(whim -> !whim.due().isAfter(desk.now())).toList();
        for (Whim whim : due) {
            if (isAnswered(steer(whim.job(), whim.verb())) || whim.verb() != Verb.RESUME) {
                whims.remove(whim);
            }
        }
    }

    /** A refusal is an answer too: who resumes what has ended meanwhile is told so. */
    private static boolean isAnswered(int status) {
        return status / 100 == 2 || status / 100 == 4 && status != TOO_OFTEN;
    }

    private int steer(UUID job, Verb verb) {
        Instant sent = desk.now();
        int status = Desk.status(desk.send(
                desk.caller().to("/api/jobs/" + job + "/" + verb.word()).POST(BodyPublishers.noBody())));
        desk.note(new ClientLine.Steered(sent, desk.now(), desk.user(), job, verb, status));
        return status;
    }

    private void lookAtAll() {
        for (UUID job : List.copyOf(open.keySet())) {
            watcher.look(job).ifPresent(this::seen);
        }
    }

    private void seen(JobView job) {
        open.put(
                job.id(),
                job.items().total()
                        - job.items().completed()
                        - job.items().failed()
                        - job.items().cancelled());
        if (job.state().isFinal()) {
            Optional<JobEnd> end = watcher.readEnd(job);
            end.ifPresent(read -> open.remove(job.id()));
        }
    }
}
