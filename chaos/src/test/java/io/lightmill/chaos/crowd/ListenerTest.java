package io.lightmill.chaos.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.e2e.live.LiveEvent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which jobs an event speaks of. */
class ListenerTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Test
    void anEventAboutAJobNamesIt() {
        assertThat(Listener.jobs(event("{\"jobId\":\"" + ONE + "\",\"state\":\"queued\"}")))
                .containsExactly(ONE);
    }

    @Test
    void oneAboutTheProgressOfItemsNamesThoseOfAll() {
        String item = "{\"jobId\":\"%s\",\"itemId\":\"x\",\"fraction\":0.5}";

        assertThat(Listener.jobs(event("{\"items\":[" + item.formatted(ONE) + "," + item.formatted(OTHER) + ","
                        + item.formatted(ONE) + "]}")))
                .containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void oneThatSaysWhereTheStreamBeginsNamesNone() {
        assertThat(Listener.jobs(event(""))).isEmpty();
    }

    private static LiveEvent event(String data) {
        return new LiveEvent("1", "job-progressed", data);
    }
}
