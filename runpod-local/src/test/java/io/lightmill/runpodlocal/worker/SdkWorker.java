package io.lightmill.runpodlocal.worker;

import io.lightmill.runpodlocal.Started;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process with the official SDK, in the environment that RunPod would give it. */
final class SdkWorker implements AutoCloseable {

    private final Process process;
    private final Path log;

    private SdkWorker(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The interpreter that has the SDK, if there is one. */
    static Optional<Path> python() {
        String named = System.getenv("LIGHTMILL_WORKER_PYTHON");
        Path path = Path.of(named == null ? "../worker-runpod/.venv/bin/python" : named);
        return Files.isExecutable(path) ? Optional.of(path.toAbsolutePath()) : Optional.empty();
    }

    /** The second number of the SDK's version. */
    static int minorVersion(Path python) throws IOException {
        Process asked = new ProcessBuilder(
                        python.toString(), "-c", "from importlib.metadata import version; print(version('runpod'))")
                .start();
        String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Integer.parseInt(version.split("\\.")[1]);
    }

    static SdkWorker start(Path python, Path folder, Started local, String id, String handler, Map<String, String> more)
            throws IOException {
        Path log = folder.resolve(id + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        python.toString(), new File("src/test/resources/handlers/" + handler).getAbsolutePath())
                // The SDK keeps files in its working directory, and a config.toml at home would win over the
                // environment.
                .directory(Files.createDirectories(folder.resolve(id)).toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("HOME", folder.toString());
        String base = local.base();
        environment.put("RUNPOD_WEBHOOK_GET_JOB", base + "/job-take/$ID?gpu=SIM");
        environment.put("RUNPOD_WEBHOOK_POST_OUTPUT", base + "/job-done/$RUNPOD_POD_ID/$ID?gpu=SIM");
        environment.put("RUNPOD_WEBHOOK_POST_STREAM", base + "/job-stream/$RUNPOD_POD_ID/$ID?gpu=SIM");
        environment.put("RUNPOD_WEBHOOK_PING", base + "/ping/$RUNPOD_POD_ID");
        environment.put("RUNPOD_PING_INTERVAL", "1000");
        environment.put("RUNPOD_AI_API_KEY", Started.KEY);
        environment.put("RUNPOD_POD_ID", id);
        environment.put("RUNPOD_ENDPOINT_ID", "local");
        environment.put("RUNPOD_SKIP_AUTO_SYSTEM_CHECKS", "true");
        environment.put("RUNPOD_SKIP_GPU_CHECK", "true");
        environment.putAll(more);
        return new SdkWorker(builder.start(), log);
    }

    /** SIGKILL to the process and, as when a container ends, to the child that pings. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** SIGTERM; whether it ended within so many seconds. */
    boolean terminate(int seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** What it wrote. */
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        kill();
    }
}
