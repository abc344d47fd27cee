package io.lightmill.job.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.testparts.PatienceContract;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest extends PatienceContract {

    private final Patience patience = new Patience();

    @Override
    protected void untilDone(Runnable work) {
        patience.untilDone(work);
    }

    @Override
    protected void untilSucceeded(Runnable work) {
        patience.untilSucceeded(work);
    }

    @Override
    protected void end() {
        patience.onStop(new ShutdownEvent());
    }

    @Override
    protected boolean isHopeless(RuntimeException thrown) {
        return thrown instanceof Patience.Hopeless;
    }

    @Test
    void the_wait_grows_to_five_seconds_and_no_further() {
        Duration wait = Duration.ofMillis(100);
        for (int time = 0; time < 100; time++) {
            wait = Patience.longer(wait);
        }
        assertThat(wait).isEqualTo(Duration.ofSeconds(5));
    }
}
