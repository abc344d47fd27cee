package io.lightmill.storage.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.storage.FolderResource;
import io.lightmill.storage.LockWaits;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same files completed from several tabs, in any order: nobody waits in a circle, and each file has one row. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class InputsRaceTest {

    @Inject
    Inputs inputs;

    @Inject
    LockWaits lockWaits;

    /**
     * Both are stopped in their middle by a third that holds the middle row. Without an order of rows one would have the first by
     * then and the other the last, and each would want what the other has.
     */
    @Test
    void two_that_add_the_same_inputs_from_opposite_ends_do_not_wait_for_each_other_in_a_circle() throws Exception {
        UUID user = UUID.randomUUID();
        List<Input> all = IntStream.range(0, 3)
                .mapToObj(number -> new Input(user, String.format("%064x", number), "a", "image/png", 1, 1, 1, 1, 1))
                .toList();
        try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both = QuarkusTransaction.requiringNew().call(() -> {
                inputs.add(List.of(all.get(1)));
                List<Future<?>> begun = List.of(adds(tabs, all), adds(tabs, all.reversed()));
                await().until(() -> lockWaits.now() == 2);
                return begun;
            });
            for (Future<?> tab : both) {
                tab.get(20, TimeUnit.SECONDS);
            }
        }

        assertThat(inputs.find(user, all.stream().map(Input::sha256).toList())).hasSize(3);
    }

    private Future<?> adds(ExecutorService tabs, List<Input> some) {
        return tabs.submit(() -> QuarkusTransaction.requiringNew().run(() -> inputs.add(some)));
    }
}
