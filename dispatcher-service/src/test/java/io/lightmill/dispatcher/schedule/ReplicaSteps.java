package io.lightmill.dispatcher.schedule;

import io.lightmill.dispatcher.FakeRunPod;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.endpoint.Endpoints;
import io.lightmill.dispatcher.invocation.Permits;
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
    private static final int DIED_AFTER_THE_INTENT = 2;
    private static final int STOPPED_AFTER_THE_INTENT = 3;
    private static final int DIED_BEFORE_POSTING = 4;
    private static final int DIED_UNSENT = 5;

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
        for (UUID intent : replica.get(Permits.class).take(endpoint())) {
            post(scene, new Sender(replica, intent));
        }
    }

    /** A sender that was stopped behind its intent's commit goes on, sooner or later than others gave its permit up. */
    void goOn(Scene scene) throws InterruptedException {
        Sender sender = scene.stopped().poll();
        if (sender != null) {
            postSurely(scene, sender);
        }
    }

    private void post(Scene scene, Sender sender) throws InterruptedException {
        int fate = scene.random().nextInt(20);
        switch (fate) {
            case DIED_AFTER_THE_INTENT -> {}
            case STOPPED_AFTER_THE_INTENT -> scene.stopped().add(sender);
            case DIED_BEFORE_POSTING -> sender.begin();
            case DIED_UNSENT -> {
                sender.begin();
                sender.findUnsent();
            }
            default -> {
                runPod.answer = input -> {
                    if (fate != NEVER_ARRIVED) {
                        scene.workers().arrived(input.invocationId());
                    }
                    return fate <= NEVER_ARRIVED
                            ? new RunAnswer.Unknown("the answer was lost")
                            : FakeRunPod.accept(input);
                };
                sender.post(endpoint());
            }
        }
    }

    /** Nothing gets lost. */
    void postSurely(Scene scene) throws InterruptedException {
        Replica replica = replicas.get(scene.random().nextInt(replicas.size()));
        for (UUID intent : replica.get(Permits.class).take(endpoint())) {
            postSurely(scene, new Sender(replica, intent));
        }
    }

    private void postSurely(Scene scene, Sender sender) throws InterruptedException {
        runPod.answer = input -> {
            scene.workers().arrived(input.invocationId());
            return FakeRunPod.accept(input);
        };
        sender.post(endpoint());
    }
}
