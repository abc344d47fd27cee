package io.lightmill.dispatcher.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.database.Sql;
import io.lightmill.dispatcher.queue.Shares.Charge;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class SharesTest {

    @Inject
    Fixture fixture;

    @Inject
    Sql sql;

    @Inject
    Shares shares;

    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @BeforeEach
    void begin() {
        shares.writeCorrections();
        fixture.empty();
    }

    @Test
    void aShareIsItsFloorAtLeastBeforeItIsCharged() {
        shares.charge(Map.of(ann, new Charge(100, 0)));
        shares.charge(Map.of(bob, new Charge(4, 60)));
        assertThat(share(bob)).isEqualTo(64);
        shares.charge(Map.of(ann, new Charge(8, 20), bob, new Charge(4, 80)));
        assertThat(share(ann)).isEqualTo(108);
        assertThat(share(bob)).isEqualTo(84);
    }

    /** Chunks of one second and of eight: what counts is seconds, not chunks. */
    @Test
    void whoWaitsThroughoutGetsTheSameSecondsHoweverShortTheChunks() {
        double quick = 0;
        double slow = 0;
        for (int i = 0; i < 400; i++) {
            UUID next = share(ann) <= share(bob) ? ann : bob;
            double seconds = next.equals(ann) ? 1 : 8;
            double floor = Math.max(0, Math.max(share(ann), share(bob)) - 16);
            shares.charge(Map.of(next, new Charge(seconds, floor)));
            quick += next.equals(ann) ? seconds : 0;
            slow += next.equals(bob) ? seconds : 0;
        }
        assertThat(quick).isCloseTo(slow, withinPercentage(5));
    }

    @Test
    void trueSecondsTakeThePlaceOfThePredictedOnesOnceWithTheNextChargeOrTheNextSweep() {
        shares.charge(Map.of(ann, new Charge(100, 0)));
        shares.charge(Map.of(bob, new Charge(50, 50)));
        shares.correct(ann, -60);
        shares.correct(ann, -10);
        shares.correct(bob, 1000);
        shares.charge(Map.of(bob, new Charge(50, 50)));
        assertThat(share(bob)).isEqualTo(100 + 1000 + 50);
        shares.writeCorrections();
        shares.writeCorrections();
        assertThat(share(ann)).isEqualTo(30);
        assertThat(share(bob)).isEqualTo(1150);
    }

    private double share(UUID user) {
        return sql.first("select share from user_share where user_id = ?", c -> c.fraction("share"), user)
                .orElse(0.0);
    }
}
