package io.lightmill.bench.report;

/**
 * CPU seconds of one repetition, the mean of all.
 *
 * @param services the four
 * @param servers their database and their broker
 * @param endpoint the local endpoint with its simulated workers, which nobody runs beside the services in earnest
 * @param beside what was measured in turn with us, with its server
 */
public record Cpu(double services, double servers, double endpoint, double beside) {}
