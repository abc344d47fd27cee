package io.lightmill.bench.jobsystem;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lightmill.bench.run.CpuTime;
import io.lightmill.bench.run.StackDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
final class DbScheduler implements JobSystem {

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

    private static final String VERSION = "16.12.0";

    private final long server;
    private final HikariDataSource pool;
    private final Scheduler scheduler;
    private final OneTimeTask<Void> nothing;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile long begun;

    /**
     * Starts it on this database.
     *
     * @param server the process of the database's server
     */
    DbScheduler(StackDatabase database, long server) throws SQLException {
        this.server = server;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(THREADS + 5);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        this.pool = new HikariDataSource(config);
        makeTable();
        this.nothing = Tasks.oneTime("nothing").execute((instance, context) -> run());
        this.scheduler = Scheduler.create(pool, nothing)
                .threads(THREADS)
                .pollUsingLockAndFetch(LOWER, UPPER)
                .pollingInterval(Duration.ofMillis(50))
                .enableImmediateExecution()
                .jdbcCustomization(new MySQL8JdbcCustomization(true))
                .build();
        scheduler.start();
    }

    private void run() {
        begun = System.nanoTime();
        open.countDown();
    }

    @Override
    public String id() {
        return "db-scheduler";
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public String settings() {
        return VERSION + " on our own database, which flushes at each commit";
    }

    @Override
    public CpuTime cpu() {
        return new CpuTime(List.of(ProcessHandle.current().pid(), server));
    }

    @Override
    public List<Double> latencies(int jobs) throws InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        for (TaskInstance<Void> instance : instances(jobs)) {
            open = new CountDownLatch(1);
            long before = System.nanoTime();
            scheduler.schedule(instance, Instant.now());
            await(1);
            milliseconds.add((begun - before) / 1e6);
        }
        return milliseconds;
    }

    /** From before the first row to after the last execution. */
    @Override
    public double jobsPerSecond(int jobs) throws InterruptedException {
        open = new CountDownLatch(jobs);
        List<TaskInstance<?>> instances = List.copyOf(instances(jobs));
        long before = System.nanoTime();
        scheduler.scheduleBatch(instances, Instant.now());
        await(jobs);
        return jobs / ((System.nanoTime() - before) / 1e9);
    }

    private void await(int jobs) throws InterruptedException {
        if (!open.await(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException(open.getCount() + " of " + jobs + " jobs never ran");
        }
    }

    private List<TaskInstance<Void>> instances(int jobs) {
        String round = Long.toHexString(System.nanoTime());
        return IntStream.range(0, jobs)
                .mapToObj(i -> nothing.instance(round + "-" + i))
                .toList();
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
