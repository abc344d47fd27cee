package io.lightmill.bench.jobsystem;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.bench.process.Kit;
import io.lightmill.bench.run.CpuTime;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** A job system that is a program of {@code bench/peers} and the server that it needs. */
record ProgramPeer(String id, String name, String settings, Program program, JobServer server) implements JobSystem {

    /** As the lock files have them. */
    static final String BULLMQ = "6.7.0";

    static final String GRAPHILE_WORKER = "0.17.3";
    static final String CELERY = "5.7.0";

    static ProgramPeer bullMq(Path project) throws Exception {
        return start("bullmq", "BullMQ", BULLMQ, new Kit(project, "bullmq"), Kit::node, RedisServer::start);
    }

    static ProgramPeer graphileWorker(Path project) throws Exception {
        return start(
                "graphile",
                "graphile-worker",
                GRAPHILE_WORKER,
                new Kit(project, "graphile-worker"),
                Kit::node,
                PostgresServer::start);
    }

    static ProgramPeer celery(Path project) throws Exception {
        return start("celery", "Celery", CELERY, new Kit(project, "celery"), Kit::python, RedisServer::start);
    }

    private interface ServerStart {
        JobServer start() throws Exception;
    }

    private interface Language {
        List<String> installed(Kit kit) throws Exception;
    }

    private static ProgramPeer start(
            String id, String name, String version, Kit kit, Language language, ServerStart start) throws Exception {
        JobServer server = start.start();
        try {
            List<String> command = language.installed(kit);
            Program program = Program.start(kit.folder(), command, server.url());
            return new ProgramPeer(id, name, version + " on " + server.settings(), program, server);
        } catch (Exception failure) {
            server.close();
            throw failure;
        }
    }

    @Override
    public double jobsPerSecond(int jobs) throws Exception {
        return jobs / program.ask("rate " + jobs).path("seconds").asDouble();
    }

    @Override
    public List<Double> latencies(int jobs) throws Exception {
        JsonNode milliseconds = program.ask("latency " + jobs).path("milliseconds");
        return StreamSupport.stream(milliseconds.spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }

    @Override
    public CpuTime cpu() {
        return new CpuTime(List.of(program.pid(), server.pid()));
    }

    @Override
    public void close() throws Exception {
        try (server) {
            program.close();
        }
    }
}
