package io.lightmill.dispatcher.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.dispatcher.ByHand;
import io.lightmill.dispatcher.Fixture;
import io.lightmill.dispatcher.database.Sql;
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
    void whoComesBackIsNotFurtherBehindTheGreatestThanOneChunk() {
        shares.charge(Map.of(ann, 100.0));
        shares.charge(Map.of(bob, 4.0));
        assertThat(share(bob)).isEqualTo(100);
        shares.charge(Map.of(ann, 100.0));
        shares.charge(Map.of(bob, 4.0));
        assertThat(share(bob)).isEqualTo(200);
        assertThat(share(ann)).isEqualTo(200);
    }

    @Test
    void trueSecondsTakeThePlaceOfThePredictedOnesOnceWithTheNextChargeOrTheNextSweep() {
        shares.charge(Map.of(ann, 100.0));
        shares.charge(Map.of(bob, 50.0));
        shares.correct(ann, -60);
        shares.correct(ann, -10);
        shares.correct(bob, 1000);
        shares.charge(Map.of(bob, 50.0));
        assertThat(share(bob)).isEqualTo(100 + 1000 + 50);
        shares.writeCorrections();
        shares.writeCorrections();
        assertThat(share(ann)).isEqualTo(30);
        assertThat(share(bob)).isEqualTo(1150);
    }

    private double share(UUID user) {
        return sql.first("select share from user_share where user_id = ?", c -> c.fraction("share"), user)
                .orElseThrow();
    }
}
