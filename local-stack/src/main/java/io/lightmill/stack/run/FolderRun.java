package io.lightmill.stack.run;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.JobView;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder through the API and back as a ZIP. */
public final class FolderRun {

    private static final int HASHED_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final RunOrder order;
    private final Path memory;
    private final Api api;
    private final PrintStream out;
    private final ProgressLine progress;

    /**
     * Does nothing yet.
     *
     * @param key an API key
     * @param memory where interrupted runs are remembered
     * @param terminal whether the output is one, so that a line can be drawn over
     */
    public FolderRun(RunOrder order, String key, Path memory, PrintStream out, boolean terminal) {
        this(order, new Api(order.url(), key, Patience.USUAL), memory, out, terminal);
    }

    FolderRun(RunOrder order, Api api, Path memory, PrintStream out, boolean terminal) {
        this.order = order;
        this.memory = memory;
        this.api = api;
        this.out = out;
        this.progress = new ProgressLine(out, terminal, InstantSource.system());
    }

    /** Goes all the way, or on from where an interrupted run of the same was. */
    public RunResult go() throws IOException, InterruptedException {
        RunPaths.checkFolder(order.folder());
        FolderScan found = FolderScan.of(order.folder());
        judge(found);
        List<Refused> refused = new ArrayList<>(found.refused());
        List<LocalFile> accepted = upload(found, refused);
        RunState state = RunState.open(memory, order.fingerprint(accepted));
        JobView job = make(accepted, state);
        boolean replaced = Files.exists(order.out());
        RunResult result = new RunResult(job, refused.size(), download(job));
        state.forget();
        tell(result, replaced);
        return result;
    }

    /**
     * What stands against the order now is no matter to one that was accepted long ago and only waits for its ZIP. Should it be another
     * one all the same, because its files have changed, its submission is judged.
     */
    private void judge(FolderScan found) throws IOException, InterruptedException {
        if (!RunState.isRemembered(memory, order.fingerprint())) {
            new Preflight(api, order).check(found.pictures().size());
        }
    }

    /** Returns what was accepted, and adds what was not. */
    private List<LocalFile> upload(FolderScan found, List<Refused> refused) throws IOException, InterruptedException {
        List<LocalFile> files =
                InParallel.map(found.pictures(), HASHED_AT_ONCE, picture -> LocalFile.read(order.folder(), picture));
        refused.addAll(new Uploader(api, progress).upload(files));
        tell(refused, found.hidden());
        List<LocalFile> accepted = without(refused, files);
        if (accepted.isEmpty()) {
            throw new IOException("None of the " + files.size() + " pictures was accepted.");
        }
        return accepted;
    }

    private JobView make(List<LocalFile> accepted, RunState state) throws IOException, InterruptedException {
        JobView submitted = api.post(
                "/api/jobs/submit",
                order.submission(accepted),
                Map.of("Idempotency-Key", state.idempotencyKey()),
                JobView.class);
        if (submitted.engine() == Engine.AUGMENT) {
            out.println("augment makes variations by classic augmentation; it reads no prompt.");
        }
        return new JobWatch(api, progress).untilFinal(submitted.id());
    }

    private void tell(List<Refused> refused, int hidden) {
        Causes causes = new Causes();
        refused.forEach(file -> causes.add(file.reason(), file.name()));
        causes.print(out, "refused", "file");
        if (hidden > 0) {
            out.printf(Locale.ROOT, "  left alone: %,d hidden, with a name that begins with a dot%n", hidden);
        }
    }

    private static List<LocalFile> without(List<Refused> refused, List<LocalFile> files) {
        Set<String> names = refused.stream().map(Refused::name).collect(Collectors.toSet());
        return files.stream().filter(file -> !names.contains(file.name())).toList();
    }

    /** Also when all failed: the ZIP says why. */
    private long download(JobView job) throws IOException, InterruptedException {
        return new Download(api, "/api/jobs/" + job.id() + "/download?format=zip", order.out()).fetch();
    }

    private void tell(RunResult result, boolean replaced) throws IOException, InterruptedException {
        JobView job = result.job();
        out.println(result.summary(order.out()));
        if (job.items().failed() > 0) {
            new Failures(api, out).name(job.id(), job.items().failed());
        }
        if (replaced) {
            out.println("  The " + order.out() + " that was there is replaced.");
        }
    }
}
