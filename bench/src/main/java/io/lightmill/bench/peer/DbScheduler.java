package io.lightmill.bench.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lightmill.bench.run.StackDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * db-scheduler running jobs that do nothing. It has one process, one table, no broker and no HTTP; what it does for a job is a part
 * of what we do for an image, which makes it the harder measure.
 *
 * <p>Its fast path is lock-and-fetch with {@code SKIP LOCKED}. It does not offer that on MariaDB yet, though MariaDB can do it: we
 * give it the queries that it uses on MySQL 8.
 */
public final class DbScheduler implements AutoCloseable {

    /** As its own benchmark has them: docs/performance.md. */
    private static final int THREADS = 20;

    private static final double LOWER = 4.0;
    private static final double UPPER = 20.0;

    private static final String TABLE = """
            CREATE TABLE scheduled_tasks (
              task_name VARCHAR(100) NOT NULL,
              task_instance VARCHAR(100) NOT NULL,
              task_data BLOB,
              execution_time DATETIME(6) NOT NULL,
              picked BOOLEAN NOT NULL,
              picked_by VARCHAR(50),
              last_success DATETIME(6) NULL,
              last_failure DATETIME(6) NULL,
              consecutive_failures INT,
              last_heartbeat DATETIME(6) NULL,
              version BIGINT NOT NULL,
              priority SMALLINT,
              PRIMARY KEY (task_name, task_instance),
              INDEX execution_time_idx (execution_time),
              INDEX last_heartbeat_idx (last_heartbeat),
              INDEX priority_execution_time_idx (priority DESC, execution_time ASC)
            )""";

    private final HikariDataSource pool;
    private final Scheduler scheduler;
    private final OneTimeTask<Void> nothing;
    private volatile CountDownLatch open = new CountDownLatch(0);

    /** Starts it on this database. */
    public DbScheduler(StackDatabase database) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(THREADS + 5);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        this.pool = new HikariDataSource(config);
        makeTable();
        this.nothing = Tasks.oneTime("nothing").execute((instance, context) -> open.countDown());
        this.scheduler = Scheduler.create(pool, nothing)
                .threads(THREADS)
                .pollUsingLockAndFetch(LOWER, UPPER)
                .pollingInterval(Duration.ofMillis(50))
                .jdbcCustomization(new MySQL8JdbcCustomization(true))
                .build();
        scheduler.start();
    }

    /**
     * Schedules so many jobs and waits until all have run.
     *
     * @return jobs per second, from before the first row to after the last execution
     */
    public double jobsPerSecond(int jobs) throws InterruptedException {
        open = new CountDownLatch(jobs);
        String round = Long.toHexString(System.nanoTime());
        List<TaskInstance<?>> instances = IntStream.range(0, jobs)
                .<TaskInstance<?>>mapToObj(i -> nothing.instance(round + "-" + i))
                .toList();
        long begun = System.nanoTime();
        scheduler.scheduleBatch(instances, Instant.now());
        if (!open.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException(open.getCount() + " of " + jobs + " jobs never ran");
        }
        return jobs / ((System.nanoTime() - begun) / 1e9);
    }

    private void makeTable() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS scheduled_tasks");
            statement.execute(TABLE);
        }
    }

    @Override
    public void close() {
        scheduler.stop();
        pool.close();
    }
}
