package io.lightmill.bench.jobsystem;

import io.lightmill.bench.process.ServerProcess;

/**
 * The server that a job system keeps its jobs in.
 *
 * @param settings its version, and how durable it was told to be
 */
record JobServer(ServerProcess process, String url, String settings) implements AutoCloseable {

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
