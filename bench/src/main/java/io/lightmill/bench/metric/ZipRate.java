package io.lightmill.bench.metric;

import io.lightmill.bench.peer.StreamCopy;
import io.lightmill.bench.peer.ZipProgram;
import io.lightmill.bench.report.Figure;
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

    private static final double GIGABYTE = 1e9;
    /** 720² pixels of three bytes: 1.56 MB a file. */
    private static final StackOptions LARGE = StackOptions.simulatedWorkers(8, "0")
            .withEndpointFlag("--output-side=720")
            // Workers that take no time have two chunks of large pictures on their way each; the endpoint is not what
            // is measured.
            .with(Map.of("LIGHTMILL_JAVA_OPTIONS_RUNPOD_LOCAL", "-Xmx640m"));

    @Override
    public String id() {
        return "d";
    }

    @Override
    public List<Figure> measure(Bench bench) throws Exception {
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
            return figures(besideCopy, besideZip, Math.max(peak, memory.mebibytes()), before, Spread.of(firsts));
        }
    }

    private List<Figure> figures(Abba besideCopy, Abba besideZip, double peak, double before, Spread firsts) {
        Spread rate = besideCopy.ours();
        Spread again = besideZip.ours();
        return List.of(
                new Figure(
                        "d",
                        "ZIP through storage-service and gateway",
                        rate.median() / GIGABYTE,
                        rate.min() / GIGABYTE,
                        rate.max() / GIGABYTE,
                        "GB/s",
                        "plain stream copy over one socket",
                        besideCopy.theirs().median() / GIGABYTE,
                        Goal.ratioAtLeast(0.8, besideCopy.ratio()),
                        Map.of()),
                new Figure(
                        "d.zip",
                        "the same",
                        again.median() / GIGABYTE,
                        again.min() / GIGABYTE,
                        again.max() / GIGABYTE,
                        "GB/s",
                        "zip -0 into a pipe",
                        besideZip.theirs().median() / GIGABYTE,
                        Goal.ratioAtLeast(4, besideZip.ratio()),
                        Map.of()),
                new Figure(
                        "d.memory",
                        "peak RSS of the two while the first ZIP is sent",
                        peak,
                        peak,
                        peak,
                        "MiB",
                        "their RSS before",
                        before,
                        new Goal("+ ≤ 32 MiB", peak - before <= 32),
                        Map.of("more_mebibytes", peak - before)),
                new Figure(
                        "d.first",
                        "first byte of the ZIP",
                        firsts.median(),
                        firsts.min(),
                        firsts.max(),
                        "ms",
                        "goal",
                        20,
                        Goal.atMost(20, firsts.median()),
                        Map.of()));
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
