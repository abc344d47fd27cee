package io.lightmill.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.dispatcher.ByHand;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ByHand.class)
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
class TransactionsTest {

    private static final int DEADLOCK = 1213;

    @Inject
    Transactions transactions;

    private final AtomicInteger times = new AtomicInteger();

    @Test
    void whatLostADeadlockIsRunAgainWhoeverWrappedTheFailure() {
        int result = transactions.in(() -> {
            if (times.incrementAndGet() < 3) {
                throw new IllegalStateException("cannot append", new SQLException("deadlock", "40001", DEADLOCK));
            }
            return times.get();
        });
        assertThat(result).isEqualTo(3);
    }

    @Test
    void aDatabaseThatIsGoneIsToldAsSuchAndNotAskedAgain() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    times.incrementAndGet();
                    throw new IllegalStateException("cannot append", new SQLRecoverableException("gone"));
                }))
                .isInstanceOfSatisfying(
                        SqlFailed.class,
                        failed -> assertThat(failed.isRefusal()).isFalse());
        assertThat(times).hasValue(1);
    }

    @Test
    void aBugIsNotTheDatabases() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    throw new IllegalArgumentException("ours");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
