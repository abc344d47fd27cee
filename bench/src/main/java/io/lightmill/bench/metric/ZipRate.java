package io.lightmill.bench.metric;

import io.lightmill.bench.peer.StreamCopy;
import io.lightmill.bench.peer.ZipProgram;
import io.lightmill.bench.report.Figure;
import io.lightmill.bench.report.Figure.Beside;
import io.lightmill.bench.report.Figure.Value;
import io.lightmill.bench.report.Goal;
import io.lightmill.bench.report.Spread;
import io.lightmill.bench.run.Abba;
import io.lightmill.bench.run.Bench;
import io.lightmill.bench.run.Customer;
import io.lightmill.bench.run.Download;
import io.lightmill.bench.run.ResidentMemory;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** d: how fast a job's ZIP comes through storage-service and gateway, what memory it takes, and how soon it begins. */
final class ZipRate implements Metric {

    private static final double GIGABYTES = 1e-9;
    /** 720² pixels of three bytes: 1.56 MB a file. */
    private static final StackOptions LARGE = StackOptions.simulatedWorkers(8, "0")
            .withEndpointFlag("--output-side=720")
            // Workers that take no time have two chunks of large pictures on their way each; the endpoint is not what
            // is measured.
            .with(Map.of("LIGHTMILL_JAVA_OPTIONS_RUNPOD_LOCAL", "-Xmx640m"));

    @Override
    public List<String> ids() {
        return List.of("d");
    }

    @Override
    public void measure(Bench bench) throws Exception {
        int items = bench.size(1_000, 200);
        bench.version("zip", ZipProgram.version());
        Stack stack = bench.stack(LARGE);
        try (Customer customer = new Customer(stack)) {
            bench.say("d: making " + items + " images of 1.56 MB");
            JobView job = customer.submit(items);
            customer.awaitEnd(job.id());
            Path outputs = stack.home().resolve("bucket/outputs/" + job.id());
            ResidentMemory memory = ResidentMemory.of(stack, List.of("storage-service", "gateway-service"));
            double before = memory.mebibytes();
            List<Double> firsts = new ArrayList<>();
            double peak = memory.peakWhile(() -> download(customer, job.id(), firsts));
            firsts.clear();
            bench.say("d: the ZIP, in turn with a plain copy and zip -0");
            StreamCopy copy = new StreamCopy(filesOf(outputs));
            int repetitions = bench.size(5, 3);
            Abba besideCopy =
                    Abba.measure(repetitions, () -> download(customer, job.id(), firsts), copy::bytesPerSecond);
            Abba besideZip = Abba.measure(
                    repetitions, () -> download(customer, job.id(), firsts), new ZipProgram(outputs)::bytesPerSecond);
            tell(bench, besideCopy, besideZip, Math.max(peak, memory.mebibytes()), before, Spread.of(firsts));
        }
    }

    private static void tell(Bench bench, Abba besideCopy, Abba besideZip, double peak, double before, Spread firsts) {
        bench.found(new Figure(
                "d",
                "ZIP through storage-service and gateway",
                Value.of(besideCopy.ours().times(GIGABYTES), "GB/s"),
                new Beside(
                        "plain stream copy over one socket", besideCopy.theirs().median() * GIGABYTES),
                Goal.ratioAtLeast(0.8, besideCopy.ratio())));
        bench.found(new Figure(
                "d.zip",
                "the same",
                Value.of(besideZip.ours().times(GIGABYTES), "GB/s"),
                new Beside("zip -0 into a pipe", besideZip.theirs().median() * GIGABYTES),
                Goal.ratioAtLeast(4, besideZip.ratio())));
        bench.found(new Figure(
                        "d.memory",
                        "peak RSS of the two while the first ZIP is sent",
                        Value.of(peak, "MiB"),
                        new Beside("their RSS before", before),
                        new Goal("+ ≤ 32 MiB", peak - before <= 32))
                .with("more_mebibytes", peak - before));
        bench.found(new Figure(
                "d.first",
                "first byte of the ZIP",
                Value.of(firsts, "ms"),
                new Beside("goal", 20),
                Goal.atMost(20, firsts.median())));
    }

    private static double download(Customer customer, UUID job, List<Double> firsts) throws IOException {
        Download download = Download.of(customer.api()
                .caller()
                .to("/api/jobs/" + job + "/download?format=zip")
                .build());
        firsts.add(download.firstMillis());
        return download.rate();
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
