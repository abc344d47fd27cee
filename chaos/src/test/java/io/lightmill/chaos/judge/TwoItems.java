package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ItemEnd;
import io.lightmill.contracts.api.Lane;
import java.util.List;
import java.util.UUID;

/** A job of two items, as a clean history tells it and as a test lets it go wrong. */
abstract class TwoItems {

    final Story story = new Story();
    final Story.Order order = story.submit(1, "anna", 2);
    final UUID one = order.items().get(0);
    final UUID other = order.items().get(1);
    Story.Chunk chunk = new Story.Chunk(one, "r1", order.id(), order.items());

    void goWell() {
        run();
        story.ends(order, Lane.BULK, items());
    }

    void run() {
        story.accepted(2, "r1", UUID.randomUUID());
        chunk = story.claimed(3, "r1", order.id(), order.items());
        story.made(4, chunk, one);
        story.made(8, chunk, other);
        story.request(12, "done", "r1");
    }

    List<ItemEnd> items() {
        return List.of(Story.completed(order, 0, chunk.attempt(), 13), Story.completed(order, 1, chunk.attempt(), 13));
    }
}
