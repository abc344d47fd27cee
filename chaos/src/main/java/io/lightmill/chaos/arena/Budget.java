package io.lightmill.chaos.arena;

import io.lightmill.chaos.evidence.Allowance;
import io.lightmill.e2e.stack.Databases;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** How many invocations the endpoint may have in flight, as its owner sets it while all runs; and what it was when. */
public final class Budget {

    private final Databases databases;
    private final int usual;
    private final InstantSource clock = InstantSource.system();
    private final List<Allowance> history = new ArrayList<>();

    Budget(Databases databases, int usual) {
        this.databases = databases;
        this.usual = usual;
        begin();
    }

    /** Forgets what was before. */
    public synchronized void begin() {
        history.clear();
        history.add(new Allowance(Instant.EPOCH, usual));
    }

    /** Sets it. A higher one is written down before anybody can use it, a lower one when nobody can use the old one any more. */
    public synchronized void set(int budget) throws SQLException {
        if (budget > history.getLast().budget()) {
            history.add(new Allowance(clock.instant(), budget));
            write(budget);
        } else {
            write(budget);
            history.add(new Allowance(clock.instant(), budget));
        }
    }

    private void write(int budget) throws SQLException {
        try (Connection connection = databases.connect(Databases.DISPATCHER);
                PreparedStatement update = connection.prepareStatement("update endpoint set budget = ?")) {
            update.setInt(1, budget);
            update.executeUpdate();
        }
    }

    /** As it was at first. */
    void restore() {
        try {
            if (history().getLast().budget() != usual) {
                set(usual);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the budget cannot be set", e);
        }
    }

    /** What it was since when. */
    public synchronized List<Allowance> history() {
        return List.copyOf(history);
    }
}
