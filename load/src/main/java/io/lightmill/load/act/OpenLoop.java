package io.lightmill.load.act;

import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Answer;
import io.lightmill.load.judge.Verdict;
import io.lightmill.load.plan.Due;
import io.lightmill.load.plan.Errand;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Sends everything that is due, and takes down what is answered and how long after it was due. */
public final class OpenLoop {

    /** Then whoever waits goes away, and it counts as an answer that never came. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** More connections than that our own process could not have; who comes then is only counted. */
    private static final int AT_ONCE = 4_000;

    private final Crowd crowd;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Tally tally;
    private final Register register;
    private final InstantSource clock = InstantSource.system();

    /**
     * For these people.
     *
     * @param tally takes what they are answered
     * @param register takes the jobs that were accepted
     */
    public OpenLoop(Crowd crowd, Tally tally, Register register) {
        this.crowd = crowd;
        this.tally = tally;
        this.register = register;
    }

    /** Returns when everything was sent and answered. */
    public void play(List<Due> timetable) throws InterruptedException {
        Instant begun = clock.instant();
        Clockwork.play(timetable, Due::at, (due, at) -> run(due, begun.plus(due.at()), at));
    }

    private void run(Due due, Instant instant, long at) {
        Visitor visitor = crowd.visitor(due.user());
        Optional<HttpRequest.Builder> request = visitor.request(due);
        if (request.isEmpty()) {
            return;
        }
        if (!places.tryAcquire()) {
            tally.unsent();
            return;
        }
        try {
            tally.sent(System.nanoTime() - at);
            Answer answer = send(visitor, due.errand(), request.get().timeout(PATIENCE), at);
            if (answer != null) {
                take(visitor, due, instant, answer);
            }
        } finally {
            places.release();
        }
    }

    /** Null when no answer came, or none that serves. */
    private @Nullable Answer send(Visitor visitor, Errand errand, HttpRequest.Builder request, long at) {
        try {
            Answer answer = visitor.api().caller().send(request);
            Verdict verdict =
                    Verdict.of(answer.status(), answer.header("retry-after").isPresent());
            tally.answered(errand, verdict, String.valueOf(answer.status()), System.nanoTime() - at);
            if (!verdict.isCivil()) {
                tally.example(errand, answer.toString());
            }
            return verdict == Verdict.SERVED ? answer : null;
        } catch (UncheckedIOException failure) {
            broken(errand, Objects.requireNonNull(failure.getCause()), System.nanoTime() - at);
            return null;
        }
    }

    private void broken(Errand errand, Throwable cause, long nanos) {
        Verdict verdict = cause instanceof ConnectException ? Verdict.UNREACHED : Verdict.BROKEN;
        tally.answered(errand, verdict, cause.getClass().getSimpleName(), nanos);
        if (!verdict.isCivil()) {
            tally.example(errand, cause.toString());
        }
    }

    private void take(Visitor visitor, Due due, Instant instant, Answer answer) {
        if (due.errand() == Errand.SET || due.errand() == Errand.BULK) {
            register.add(new Register.Accepted(due.user(), instant, answer.as(JobView.class)));
        } else {
            visitor.learn(due.errand(), answer);
        }
    }
}
