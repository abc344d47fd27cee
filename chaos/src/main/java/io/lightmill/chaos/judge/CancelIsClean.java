package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Steered;
import io.lightmill.chaos.evidence.ClientLine.Verb;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.Handout;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Once a cancel or a pause was answered with 200 no claim is given an item of the job, a pause until its resume is asked for; and nothing
 * is cancelled that nobody asked to cancel.
 */
final class CancelIsClean implements Rule {

    @Override
    public Promise promise() {
        return Promise.P5;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<UUID, List<Handout>> handouts =
                Handout.byAttempt(evidence.endpoint()).values().stream().collect(Collectors.groupingBy(Handout::job));
        List<Steered> words = evidence.of(Steered.class).toList();
        Stream<Optional<Violation>> late = words.stream()
                .filter(word -> word.status() == 200 && word.verb() != Verb.RESUME)
                .map(word -> violation(
                        evidence, word.job(), late(word, words, handouts.getOrDefault(word.job(), List.of()))));
        Stream<Optional<Violation>> ends =
                evidence.jobs().stream().map(job -> violation(evidence, job.id(), end(job, words)));
        return first(words.size(), Stream.concat(late, ends));
    }

    private static Optional<Violation> violation(Evidence evidence, UUID job, @Nullable String what) {
        return Optional.ofNullable(what).map(why -> new Violation(why, History.ofHandouts(evidence, job)));
    }

    private static @Nullable String late(Steered word, List<Steered> words, List<Handout> handouts) {
        Instant until = word.verb() == Verb.CANCEL ? Instant.MAX : resumed(word, words);
        return handouts.stream()
                .filter(out -> out.bound().isAfter(word.at()) && out.bound().isBefore(until))
                .findFirst()
                .map(out -> "job " + word.job() + " was told to " + word.verb().word() + ", which was answered at "
                        + word.at() + ", and attempt " + out.attempt() + " was given items of it at " + out.bound())
                .orElse(null);
    }

    private static Instant resumed(Steered pause, List<Steered> words) {
        return words.stream()
                .filter(word -> word.verb() == Verb.RESUME && word.job().equals(pause.job()))
                .map(Steered::sent)
                .filter(sent -> !sent.isBefore(pause.sent()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static @Nullable String end(JobEnd job, List<Steered> words) {
        List<Steered> cancels = words.stream()
                .filter(word -> word.verb() == Verb.CANCEL && word.job().equals(job.id()))
                .toList();
        if (cancels.isEmpty() && (job.counts().cancelled() > 0 || job.cancelRequested())) {
            return "job " + job.id() + " is cancelled and nobody asked for it: " + job.counts();
        }
        boolean heard = cancels.stream().anyMatch(word -> word.status() / 100 == 2);
        boolean wasFinal = job.state() != JobState.CANCELLED && !job.cancelRequested();
        return heard && wasFinal && !endedBefore(job, cancels)
                ? "job " + job.id() + " was told to cancel, which was answered, and does not know of it: " + job.state()
                : null;
    }

    /** Who cancels what has ended already is told so with 200, and changes nothing. */
    private static boolean endedBefore(JobEnd job, List<Steered> cancels) {
        Instant last = job.items().stream()
                .map(item -> item.finishedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
        return cancels.stream().filter(word -> word.status() / 100 == 2).allMatch(word -> !last.isAfter(word.at()));
    }
}
