package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.ClientLine.Submitted;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.chaos.evidence.JobEnd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** However often a submission was sent, and whatever became of its answers, there is one job of it at most; another body is refused. */
final class OneJobPerKey implements Rule {

    private static final Set<Integer> OF_ITS_BODY_OR_FOR_NOW = Set.of(408, 422, 429);

    private record Key(String user, String key) {}

    @Override
    public Promise promise() {
        return Promise.P8;
    }

    @Override
    public Finding judge(Evidence evidence) {
        Map<Key, List<Submitted>> sent = evidence.of(Submitted.class)
                .collect(Collectors.groupingBy(
                        line -> new Key(line.user(), line.key()), LinkedHashMap::new, Collectors.toList()));
        Map<Key, List<JobEnd>> made =
                evidence.jobs().stream().collect(Collectors.groupingBy(job -> new Key(job.user(), job.name())));
        Stream<Optional<Violation>> answers =
                sent.entrySet().stream().map(each -> violation(evidence, each.getKey(), answers(each.getValue())));
        Stream<Optional<Violation>> jobs = made.entrySet().stream()
                .map(each -> violation(
                        evidence,
                        each.getKey(),
                        jobs(each.getKey(), each.getValue(), sent.containsKey(each.getKey()))));
        return first(sent.values().stream().mapToInt(List::size).sum(), Stream.concat(answers, jobs));
    }

    private static Optional<Violation> violation(Evidence evidence, Key key, @Nullable String what) {
        return Optional.ofNullable(what)
                .map(why -> new Violation(why, History.ofClients(evidence, line -> isOf(key, line))));
    }

    private static boolean isOf(Key key, ClientLine line) {
        return line instanceof Submitted submitted && key.equals(new Key(submitted.user(), submitted.key()));
    }

    private static @Nullable String answers(List<Submitted> sent) {
        List<Submitted> accepted = sent.stream().filter(Submitted::isAccepted).toList();
        if (accepted.stream().map(Submitted::job).distinct().count() > 1) {
            return "key " + sent.getFirst().key() + " was answered with several jobs";
        }
        if (accepted.stream().map(Submitted::body).distinct().count() > 1) {
            return "key " + sent.getFirst().key() + " was accepted with two bodies";
        }
        return accepted.isEmpty() ? null : misjudged(accepted.getFirst().body(), sent);
    }

    /** Another body is refused as such, with 422; a refusal for now (408, 429, 503, no answer) says nothing of it. */
    private static @Nullable String misjudged(String body, List<Submitted> sent) {
        return sent.stream()
                .filter(line -> !line.body().equals(body) && !line.isAccepted())
                .filter(line -> line.status() / 100 == 4 && !OF_ITS_BODY_OR_FOR_NOW.contains(line.status()))
                .findFirst()
                .map(line -> "key " + line.key() + " with another body was answered " + line.status())
                .orElse(null);
    }

    private static @Nullable String jobs(Key key, List<JobEnd> made, boolean known) {
        if (!known) {
            return "job " + made.getFirst().id() + " of " + key.user() + " was never submitted";
        }
        return made.size() > 1 ? "key " + key.key() + " made " + made.size() + " jobs" : null;
    }
}
