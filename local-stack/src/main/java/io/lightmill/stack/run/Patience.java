package io.lightmill.stack.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How often and how long a call is tried again that failed for a passing reason: nobody answered, too many requests, a part of the
 * system is away. What asks to wait longer than that, such as a day's quota that is used up, is not waited for at all.
 *
 * @param tries in all
 * @param first pause, doubled with each failure
 * @param longest pause
 */
record Patience(int tries, Duration first, Duration longest) {

    /** About a minute and a half: a service that was killed is back long before. */
    static final Patience USUAL = new Patience(14, Duration.ofMillis(200), Duration.ofSeconds(10));

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    /** Something that may be done again. */
    interface Call<T> {
        T run() throws IOException, InterruptedException;
    }

    <T> T call(Call<T> call) throws IOException, InterruptedException {
        for (int tried = 1; ; tried++) {
            try {
                return call.run();
            } catch (IOException e) {
                if (tried >= tries) {
                    throw new IOException("no answer after " + tried + " tries: " + e, e);
                }
            } catch (ApiProblem e) {
                if (tried >= tries
                        || !PASSING.contains(e.status())
                        || e.comeAgain().compareTo(left(tried)) > 0) {
                    throw e;
                }
            }
            Thread.sleep(pause(tried));
        }
    }

    /** How long all pauses last that are left. */
    private Duration left(int failures) {
        return IntStream.range(failures, tries).mapToObj(this::pause).reduce(Duration.ZERO, Duration::plus);
    }

    private Duration pause(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, 20);
        return Duration.ofMillis(Math.min(doubled, longest.toMillis()));
    }
}
