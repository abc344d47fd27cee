package io.lightmill.runpodlocal.queue;

/** The job counters of {@code /health}: ends are counted since the start. */
public record Counts(int completed, int failed, int inProgress, int inQueue, int retried) {}
