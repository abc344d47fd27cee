package io.lightmill.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.Witness;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.Lane;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Other people's things, memory, the databases, and what nobody should be answered. */
class OthersTest {

    private final Story story = new Story();
    private final Story.Order order = story.submit(1, "anna", 1);
    private final UUID item = order.items().getFirst();

    OthersTest() {
        story.steer(2, 3, order, ClientLine.Verb.CANCEL, 200);
        story.ends(order, Lane.BULK, List.of(Story.open(order, 0, ItemState.CANCELLED, 4)));
    }

    @Test
    void whoFindsNothingAtAnothersPlaceIsRight() {
        story.client(new ClientLine.Pried(Story.at(5), "ben", "anna", "GET job", 404));
        story.client(new ClientLine.Pried(Story.at(5), "nobody", "anna", "GET job", 401));
        story.client(new ClientLine.Listed(Story.at(5), "anna", List.of(order.id())));
        story.client(new ClientLine.Told(Story.at(5), "anna", "job-progressed", order.id()));

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void whoReadsAnothersJobBreaksP9() {
        story.client(new ClientLine.Pried(Story.at(5), "ben", "anna", "GET job", 200));

        assertThat(story.broken()).containsOnlyKeys(Promise.P9);
    }

    @Test
    void whoIsForbiddenLearnsThatItIsThereWhichBreaksP9() {
        story.client(new ClientLine.Pried(Story.at(5), "ben", "anna", "GET job", 403));

        assertThat(story.broken()).containsOnlyKeys(Promise.P9);
    }

    @Test
    void aListThatNamesAnothersJobBreaksP9() {
        story.client(new ClientLine.Listed(Story.at(5), "ben", List.of(order.id())));

        assertThat(story.broken()).containsOnlyKeys(Promise.P9);
    }

    @Test
    void anEventOfAnothersJobBreaksP9() {
        story.client(new ClientLine.Told(Story.at(5), "ben", "job-progressed", order.id()));

        assertThat(story.broken()).containsOnlyKeys(Promise.P9);
    }

    @Test
    void aPartThatGrowsBeyondItsBoundBreaksP10() {
        story.client(new ClientLine.Memory(Story.at(5), "gateway-service", 399L << 20));
        story.client(new ClientLine.Memory(Story.at(6), "gateway-service", 401L << 20));

        assertThat(story.broken().get(Promise.P10)).contains("held 401 MiB");
    }

    @Test
    void databasesThatSayTheSameAgree() {
        story.testify(witness("cancelled", "cancelled", 0, 0));

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void aServiceThatKeepsAnotherStateDisagrees() {
        story.testify(witness("queued", "cancelled", 0, 0));

        assertThat(story.broken().get(Promise.WITNESS)).contains("queued in dispatcher-service");
    }

    @Test
    void anAttemptThatNeverEndsIsToldOf() {
        story.testify(witness("cancelled", "cancelled", 1, 0));

        assertThat(story.broken()).containsOnlyKeys(Promise.WITNESS);
    }

    @Test
    void aWordThatWasNeverSentIsToldOf() {
        story.testify(witness("cancelled", "cancelled", 0, 1));

        assertThat(story.broken()).containsOnlyKeys(Promise.WITNESS);
    }

    @Test
    void outOfOrderIsACivilAnswerWhenItSaysUntilWhen() {
        story.client(new ClientLine.Answered(Story.at(5), "anna", "GET job", 503, true));
        story.client(new ClientLine.Answered(Story.at(5), "anna", "GET job", 0, false));

        assertThat(story.broken()).isEmpty();
    }

    @Test
    void outOfOrderWithoutSayingUntilWhenIsNot() {
        story.client(new ClientLine.Answered(Story.at(5), "anna", "GET job", 503, false));

        assertThat(story.broken().get(Promise.ANSWERS)).contains("503 without Retry-After");
    }

    @Test
    void fallingOverIsNot() {
        story.client(new ClientLine.Answered(Story.at(5), "anna", "GET job", 500, true));

        assertThat(story.broken()).containsOnlyKeys(Promise.ANSWERS);
    }

    private Witness witness(String dispatcher, String job, int running, int unsent) {
        return new Witness(Map.of(item, dispatcher), Map.of(item, job), Map.of(), running, unsent);
    }
}
