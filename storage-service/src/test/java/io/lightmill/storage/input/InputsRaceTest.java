package io.lightmill.storage.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.storage.FolderResource;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void the_same_inputs_added_by_many_in_any_order_are_there_once() throws Exception {
        for (int round = 0; round < 15; round++) {
            UUID user = UUID.randomUUID();
            List<Input> all = IntStream.range(0, 300)
                    .mapToObj(number ->
                            new Input(user, String.format("%064x", number * 7919L), "a", "image/png", 1, 1, 1, 1, 1))
                    .toList();
            List<Callable<Boolean>> tabs = new ArrayList<>();
            for (int tab = 0; tab < 6; tab++) {
                List<Input> mine = new ArrayList<>(all);
                Collections.shuffle(mine, new Random(tab));
                tabs.add(() -> {
                    inputs.add(mine);
                    return true;
                });
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
                for (Future<Boolean> tab : threads.invokeAll(tabs)) {
                    assertThat(tab.get()).isTrue();
                }
            }
            assertThat(inputs.find(user, all.stream().map(Input::sha256).toList()))
                    .hasSize(300);
        }
    }
}
