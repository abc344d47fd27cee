package io.lightmill.dispatcher.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EvenPaceTest {

    private final AtomicLong now = new AtomicLong();
    private final List<Long> rests = new ArrayList<>();
    private final EvenPace pace = new EvenPace(now::get, rests::add);

    @Test
    void it_rests_as_long_as_it_worked_but_never_for_long() {
        pace.after(() -> now.addAndGet(TimeUnit.MILLISECONDS.toNanos(80)));
        pace.after(() -> now.addAndGet(TimeUnit.MINUTES.toNanos(2)));

        assertThat(rests).containsExactly(TimeUnit.MILLISECONDS.toNanos(80), TimeUnit.MILLISECONDS.toNanos(250));
    }
}
