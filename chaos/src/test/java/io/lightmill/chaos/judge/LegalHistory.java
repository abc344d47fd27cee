package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Verb;
import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.error.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A system that keeps every promise by keeping everything in one head, and its history: workers that fail, lie and die, jobs that are
 * cancelled and paused, requests that vanish. What the judge has against it is the judge's mistake.
 */
final class LegalHistory {

    private static final int WORKERS = 2;
    private static final double TTL = 240;

    private record Event(double time, int order, Runnable what) {}

    private static final class Item {
        final Job job;
        final UUID id;
        final int ordinal;
        final boolean poison;
        ItemState state = ItemState.QUEUED;

        @Nullable
        UUID attempt;

        double notBefore;
        boolean alone;
        int faults;

        @Nullable
        UUID output;

        @Nullable
        ErrorCode code;

        double finished;

        Item(Job job, UUID id, int ordinal, boolean poison) {
            this.job = job;
            this.id = id;
            this.ordinal = ordinal;
            this.poison = poison;
        }

        void end(ItemState end, double time) {
            state = end;
            finished = time;
        }
    }

    private static final class Job {
        final Story.Order order;
        final Lane lane;
        final List<Item> items = new ArrayList<>();
        boolean cancelled;
        boolean paused;

        Job(Story.Order order, Lane lane) {
            this.order = order;
            this.lane = lane;
        }

        List<Item> due(double time) {
            return cancelled || paused
                    ? List.of()
                    : items.stream()
                            .filter(item -> item.state == ItemState.QUEUED && item.notBefore <= time)
                            .toList();
        }
    }

    private final Story story = new Story();
    private final SplittableRandom random;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::time).thenComparingInt(Event::order));
    private final List<Job> jobs = new ArrayList<>();
    private final Map<String, Double> shares = new HashMap<>();
    private int order;
    private int requests;
    private int permits = WORKERS;
    private double now;

    private LegalHistory(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The one of this seed. */
    static Story of(long seed) {
        LegalHistory history = new LegalHistory(seed);
        history.play();
        return history.story;
    }

    private void play() {
        for (int job = 0; job < 2 + random.nextInt(5); job++) {
            at(1 + random.nextDouble(60), this::submit);
        }
        at(1, this::post);
        while (!events.isEmpty()) {
            events.remove().what().run();
        }
        jobs.forEach(job -> story.ends(
                job.order,
                job.lane,
                job.items.stream().map(item -> end(job, item)).toList()));
    }

    private void at(double time, Runnable what) {
        events.add(new Event(time, order++, () -> {
            now = time;
            what.run();
        }));
    }

    private void after(double seconds, Runnable what) {
        at(now + seconds, what);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private void submit() {
        boolean interactive = chance(0.4);
        Story.Order submitted = story.submit(
                now, chance(0.5) ? "anna" : "ben", interactive ? 4 + random.nextInt(40) : 65 + random.nextInt(60));
        if (chance(0.3)) {
            story.client(Story.submission(now + 0.5, submitted, 202, submitted.id()));
        }
        Job job = new Job(submitted, interactive ? Lane.INTERACTIVE : Lane.BULK);
        IntStream.range(0, submitted.items().size())
                .forEach(i -> job.items.add(new Item(job, submitted.items().get(i), i, chance(0.01))));
        jobs.add(job);
        if (chance(0.3)) {
            after(random.nextDouble(40), () -> cancel(job));
        } else if (chance(0.3)) {
            after(random.nextDouble(20), () -> pause(job));
        }
    }

    private void cancel(Job job) {
        job.cancelled = true;
        story.steer(now - 0.01, now + random.nextDouble(0.5), job.order, Verb.CANCEL, 200);
        job.items.stream()
                .filter(item -> item.state == ItemState.QUEUED)
                .forEach(item -> item.end(ItemState.CANCELLED, now));
    }

    private void pause(Job job) {
        double answered = now + random.nextDouble(0.5);
        job.paused = true;
        story.steer(now - 0.01, answered, job.order, Verb.PAUSE, 200);
        at(answered + random.nextDouble(30), () -> {
            story.steer(now, now + 0.1, job.order, Verb.RESUME, 200);
            job.paused = false;
        });
    }

    /** Posts as many as the permits allow, as long as anything may come. */
    private void post() {
        boolean open = jobs.stream().flatMap(job -> job.items.stream()).anyMatch(item -> !item.state.isFinal());
        if (now < 70 || open) {
            while (permits > 0) {
                permits--;
                invite();
            }
            after(1, this::post);
        }
    }

    private void invite() {
        String request = "r" + ++requests;
        story.accepted(now, request, UUID.randomUUID());
        if (chance(0.02)) {
            story.request(now, "forgotten", request);
            after(TTL + 180, () -> permits++);
        } else {
            after(random.nextDouble(0.5), () -> claim(request));
        }
    }

    private void returned(String request) {
        story.request(now, "done", request);
        after(0.2, () -> permits++);
    }

    private void claim(String request) {
        List<Item> chunk = pick();
        if (chunk.isEmpty()) {
            returned(request);
            return;
        }
        Story.Chunk given = story.claimed(
                now,
                now + random.nextDouble(0.5),
                request,
                chunk.getFirst().job.order.id(),
                chunk.stream().map(item -> item.id).toList());
        for (Item item : chunk) {
            item.state = ItemState.PROCESSING;
            item.attempt = given.attempt();
        }
        double bound = now;
        after(0.6, () -> make(given, chunk, 0, bound));
    }

    private List<Item> pick() {
        List<Job> due = jobs.stream().filter(job -> !job.due(now).isEmpty()).toList();
        Lane turn = chance(0.1) ? Lane.BULK : Lane.INTERACTIVE;
        List<Job> first = due.stream().filter(job -> job.lane == turn).toList();
        List<Job> able = first.isEmpty() ? due : first;
        if (able.isEmpty()) {
            return List.of();
        }
        String user = able.stream()
                .map(job -> job.order.user())
                .min(Comparator.comparingDouble(name -> shares.getOrDefault(name, 0.0)))
                .orElseThrow();
        List<Item> items = able.stream()
                .filter(job -> job.order.user().equals(user))
                .findFirst()
                .orElseThrow()
                .due(now);
        List<Item> chunk = items.getFirst().alone
                ? items.subList(0, 1)
                : items.stream().filter(item -> !item.alone).limit(4).toList();
        double greatest =
                shares.values().stream().mapToDouble(share -> share).max().orElse(0);
        shares.put(user, Math.max(shares.getOrDefault(user, 0.0), greatest - 4) + chunk.size());
        return chunk;
    }

    private void make(Story.Chunk given, List<Item> chunk, int position, double bound) {
        if (position == chunk.size()) {
            after(0.1, () -> claim(given.request()));
            return;
        }
        Item item = chunk.get(position);
        story.started(now, given, item.id);
        if (item.poison || chance(0.02)) {
            at(bound + Story.DEADLINE, () -> lose(given, chunk));
            return;
        }
        after(0.1 + random.nextDouble(2), () -> {
            story.ended(now, given, item.id);
            if (chance(0.04)) {
                story.reported(now + 0.1, given, item.id, "failed");
                setBack(item, ErrorCode.ENGINE_FAILED);
            } else {
                store(given, item);
            }
            after(0.2, () -> make(given, chunk, position + 1, bound));
        });
    }

    private void store(Story.Chunk given, Item item) {
        boolean half = chance(0.02);
        if (half) {
            story.fault(now, "half-file");
        }
        story.uploaded(now + 0.05, given, item.id, half ? Story.BYTES / 2 : Story.BYTES);
        story.reported(now + 0.1, given, item.id, "generated");
        if (half) {
            setBack(item, ErrorCode.OUTPUT_DAMAGED);
        } else {
            item.output = given.attempt();
            item.end(ItemState.COMPLETED, now + 0.1);
        }
    }

    /** The worker died; what it left open goes alone from now on, and its permit is free when the request's time is over. */
    private void lose(Story.Chunk given, List<Item> chunk) {
        for (Item item : chunk) {
            if (item.state == ItemState.PROCESSING && given.attempt().equals(item.attempt)) {
                boolean dead = item.alone;
                item.alone = true;
                setBack(item, dead ? ErrorCode.WORKER_CRASHED : ErrorCode.WORKER_LOST);
            }
        }
        story.request(now, "failed", given.request());
        permits++;
    }

    private void setBack(Item item, ErrorCode code) {
        if (code != ErrorCode.WORKER_LOST && ++item.faults == 3) {
            item.code = code;
            item.end(ItemState.FAILED, now);
        } else if (item.job.cancelled) {
            item.end(ItemState.CANCELLED, now);
        } else {
            item.state = ItemState.QUEUED;
            item.notBefore = now + 1 + random.nextDouble(3);
        }
    }

    private static ItemEnd end(Job job, Item item) {
        return switch (item.state) {
            case COMPLETED ->
                Story.completed(job.order, item.ordinal, Objects.requireNonNull(item.output), item.finished);
            case FAILED ->
                Story.failed(
                        job.order,
                        item.ordinal,
                        item.poison ? Story.POISON : "a prompt",
                        Objects.requireNonNull(item.code),
                        item.finished);
            case QUEUED, PROCESSING, GENERATED, CANCELLED ->
                Story.open(job.order, item.ordinal, item.state, item.finished);
        };
    }
}
