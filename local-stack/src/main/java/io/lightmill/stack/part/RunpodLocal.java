package io.lightmill.stack.part;

import io.lightmill.stack.supervisor.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The local endpoint, which speaks RunPod's protocol on both sides.
 *
 * @param jar its program
 * @param adminPort where tests switch its faults
 * @param key what callers and workers must bring
 * @param data its ledger
 * @param options how many simulated workers it has, and how they are
 */
record RunpodLocal(
        Path jar, Integer port, int adminPort, String key, Path data, Path work, Options options, StartCache cache)
        implements Trained {

    static final String ENDPOINT = "local";
    private static final int LEAST_WORKERS_MAX = 3;

    @Override
    public String name() {
        return Plan.RUNPOD_LOCAL;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(data);
    }

    @Override
    public Launch launch(List<String> flags) {
        List<String> command = Java.command(Plan.RUNPOD_LOCAL, flags);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments());
        // Flags can be seen by everybody on the machine.
        return new Launch(command, Map.of("RUNPOD_LOCAL_KEY", key), Set.of(), work);
    }

    @Override
    public RunpodLocal elsewhere(int otherPort, int spare, Path otherWork) {
        return new RunpodLocal(jar, otherPort, spare, key, otherWork, otherWork, Options.usual(), cache);
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--port", String.valueOf(port),
                "--admin-port", String.valueOf(adminPort),
                "--endpoint", ENDPOINT,
                "--workers-max", String.valueOf(Math.max(LEAST_WORKERS_MAX, options.effectiveBudget())),
                "--ledger", data.resolve("ledger.jsonl").toString(),
                "--simulated-workers", String.valueOf(options.simulatedWorkers())));
        if (options.latency() != null) {
            arguments.addAll(List.of("--latency", options.latency()));
        }
        options.endpointFlags().forEach(flag -> arguments.addAll(List.of(flag.split("=", 2))));
        return arguments;
    }

    @Override
    public boolean isReady() {
        return HttpProbe.isOk(admin("/health"));
    }

    /** Whether this worker has asked for work. */
    boolean knowsWorker(String id) {
        return HttpProbe.body(admin("/workers")).contains("\"" + id + "\"");
    }

    /** Its process has ended, which nobody should have to find out by its silence. */
    void workerGone(String id) {
        HttpProbe.delete(admin("/workers/" + id));
    }

    private String admin(String path) {
        return "http://127.0.0.1:" + adminPort + path;
    }
}
