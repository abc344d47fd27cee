package io.lightmill.stack.part;

import io.lightmill.stack.home.Project;
import io.lightmill.stack.supervisor.Launch;
import io.lightmill.stack.supervisor.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One Python worker on the official SDK, attached to the local endpoint the way RunPod attaches its containers: each start is a new
 * one with an id of its own, and the endpoint is told of the old one's end.
 */
final class PythonWorker implements Part {

    private final String name;
    private final Project project;
    private final RunpodLocal endpoint;
    private final Path work;
    private final Options options;
    private int starts;

    /**
     * Starts nothing yet.
     *
     * @param work where it runs
     * @param options of the stack that it is part of
     */
    PythonWorker(String name, Project project, RunpodLocal endpoint, Path work, Options options) {
        this.name = name;
        this.project = project;
        this.endpoint = endpoint;
        this.work = work;
        this.options = options;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare() {
        if (starts > 0) {
            endpoint.workerGone(podId());
        }
        starts++;
    }

    private String podId() {
        return name + "-" + ProcessHandle.current().pid() + "-" + starts;
    }

    @Override
    public Set<String> needs() {
        return Set.of(Plan.RUNPOD_LOCAL);
    }

    /** It stores what it has just made, and gives back what it has not begun, so that nobody has to wait for its deadline. */
    @Override
    public Set<String> tells() {
        return Stream.of(Plan.GATEWAY, Plan.STORAGE, Plan.DISPATCHER)
                .flatMap(service -> Plan.replicas(service, options).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of(project.python().toString(), "-m", "lightmill_worker"),
                environment(),
                Existing.settings(),
                work);
    }

    Map<String, String> environment() {
        String base = endpoint.url() + "/v2/" + RunpodLocal.ENDPOINT;
        Map<String, String> environment = new HashMap<>(AllowanceShare.of(System.getenv(), options.workers()));
        environment.put("RUNPOD_WEBHOOK_GET_JOB", base + "/job-take/$ID?gpu=LOCAL");
        environment.put("RUNPOD_WEBHOOK_POST_OUTPUT", base + "/job-done/$RUNPOD_POD_ID/$ID?gpu=LOCAL");
        environment.put("RUNPOD_WEBHOOK_POST_STREAM", base + "/job-stream/$RUNPOD_POD_ID/$ID?gpu=LOCAL");
        environment.put("RUNPOD_WEBHOOK_PING", base + "/ping/$RUNPOD_POD_ID");
        environment.put("RUNPOD_PING_INTERVAL", "10000");
        environment.put("LIGHTMILL_LEDGER_URL", base + "/ledger/" + podId());
        environment.put("RUNPOD_AI_API_KEY", endpoint.key());
        environment.put("RUNPOD_POD_ID", podId());
        environment.put("RUNPOD_ENDPOINT_ID", RunpodLocal.ENDPOINT);
        environment.put("RUNPOD_LOG_LEVEL", "INFO");
        // The SDK's start-up checks want 8.8.8.8 to answer and a tenth of the disk to be free.
        environment.put("RUNPOD_SKIP_AUTO_SYSTEM_CHECKS", "true");
        environment.put("RUNPOD_SKIP_GPU_CHECK", "true");
        // A key in ~/.runpod/config.toml would go before ours.
        environment.put("HOME", work.toString());
        environment.put("PYTHONPATH", project.workerSources().toString());
        environment.put("PYTHONUNBUFFERED", "1");
        // Workers are as many as cores; threads within one would only push each other aside.
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("OPENBLAS_NUM_THREADS", "1");
        return environment;
    }

    @Override
    public boolean isReady() {
        return endpoint.knowsWorker(podId());
    }

    @Override
    public Duration grace() {
        return Duration.ofSeconds(5);
    }
}
