package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine.Answered;
import io.lightmill.chaos.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whatever is broken behind it, the API says that it is out of order and when to come again; it does not fall over. */
final class CivilAnswers implements Rule {

    /** Those that say what to do with {@code Retry-After}. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    @Override
    public Promise promise() {
        return Promise.ANSWERS;
    }

    @Override
    public Finding judge(Evidence evidence) {
        List<Answered> answers = evidence.of(Answered.class).toList();
        return first(
                answers.size(),
                answers.stream()
                        .filter(answer -> !isCivil(answer))
                        .map(answer -> Optional.of(new Violation(
                                answer.user() + "'s " + answer.request() + " was answered " + answer.status()
                                        + (LATER.contains(answer.status()) ? " without Retry-After" : ""),
                                History.ofClients(evidence, answer::equals)))));
    }

    private static boolean isCivil(Answered answer) {
        return LATER.contains(answer.status()) ? answer.retryAfter() : answer.status() < 500;
    }
}
