package io.lightmill.dispatcher.schedule;

import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.invocation.Permits;
import io.lightmill.dispatcher.invocation.Poster;
import io.lightmill.dispatcher.invocation.Postings;
import io.lightmill.dispatcher.replicas.Replica;
import io.lightmill.dispatcher.replicas.Replicas;
import io.lightmill.dispatcher.runpod.RunAnswer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What replicas do to fill the budget: each takes permits and posts them, and what it said or heard may get lost. */
@Singleton
class ReplicaSteps {

    private static final int NEVER_ARRIVED = 1;
    private static final int DIED_BEFORE_POSTING = 2;
    private static final int DIED_UNSENT = 3;

    private final FakeRunPod runPod;
    private final Endpoints endpoints;
    private final List<Replica> replicas;

    ReplicaSteps(FakeRunPod runPod, Endpoints endpoints, Replicas replicas) {
        this.runPod = runPod;
        this.endpoints = endpoints;
        this.replicas = List.of(replicas.make(runPod), replicas.make(runPod));
    }

    @PreDestroy
    void close() {
        replicas.forEach(Replica::close);
    }

    Endpoint endpoint() {
        return endpoints.named("wide").orElseThrow();
    }

    void post(Scene scene) throws InterruptedException {
        Replica replica = replicas.get(scene.random().nextInt(replicas.size()));
        long taken = System.nanoTime();
        for (UUID intent : replica.get(Permits.class).take(endpoint())) {
            int fate = scene.random().nextInt(20);
            if (fate == DIED_UNSENT) {
                replica.get(Postings.class).unsent(intent, replica.get(UUID.class));
            } else if (fate != DIED_BEFORE_POSTING) {
                runPod.answer = input -> {
                    if (fate != NEVER_ARRIVED) {
                        scene.workers().arrived(input.invocationId());
                    }
                    return fate <= NEVER_ARRIVED
                            ? new RunAnswer.Unknown("the answer was lost")
                            : FakeRunPod.accept(input);
                };
                replica.get(Poster.class).post(endpoint(), intent, taken);
            }
        }
    }

    /** Nothing gets lost. */
    void postSurely(Scene scene) throws InterruptedException {
        Replica replica = replicas.get(scene.random().nextInt(replicas.size()));
        runPod.answer = input -> {
            scene.workers().arrived(input.invocationId());
            return FakeRunPod.accept(input);
        };
        long taken = System.nanoTime();
        for (UUID intent : replica.get(Permits.class).take(endpoint())) {
            replica.get(Poster.class).post(endpoint(), intent, taken);
        }
    }
}
