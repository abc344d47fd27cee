package io.lightmill.bench.metric;

import io.lightmill.bench.peer.SendFile;
import io.lightmill.bench.peer.StreamCopy;
import io.lightmill.bench.peer.ZipProgram;
import io.lightmill.bench.process.Closing;
import io.lightmill.bench.process.MissingProgramException;
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
    private static final double FIRST_BYTE_GOAL = 20;
    private static final double MEMORY_GOAL = 32;
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

    /** What stands beside: how it is called, what we want to be of its rate, and its rate. */
    private record Peer(String id, String name, double goal, Abba.Measurement rate) {}

    private interface Find {
        Peer find() throws Exception;
    }

    @Override
    public void measure(Bench bench) throws Exception {
        int items = bench.size(1_000, 200);
        Stack stack = bench.stack(LARGE);
        try (Customer customer = new Customer(stack);
                Closing closing = new Closing()) {
            bench.say("d: making " + items + " images of 1.56 MB");
            JobView job = customer.submit(items);
            customer.awaitEnd(job.id());
            List<Double> firsts = new ArrayList<>();
            memory(bench, stack, () -> download(customer, job.id(), firsts));
            firsts.clear();
            List<Peer> peers = peers(bench, stack, customer, job.id(), closing);
            bench.say("d: the ZIP, in turn with "
                    + String.join(", ", peers.stream().map(Peer::name).toList()));
            List<Abba.Measurement> all = new ArrayList<>();
            all.add(() -> download(customer, job.id(), firsts));
            peers.forEach(peer -> all.add(peer.rate()));
            List<Spread> rates = Abba.inTurn(bench.size(5, 3), all);
            for (int i = 0; i < peers.size(); i++) {
                bench.found(figure(peers.get(i), rates.getFirst(), rates.get(i + 1)));
            }
            Spread first = Spread.of(firsts);
            bench.found(new Figure(
                    "d.first",
                    "first byte of the ZIP",
                    Value.of(first, "ms"),
                    new Beside("goal", FIRST_BYTE_GOAL),
                    Goal.atMost(FIRST_BYTE_GOAL, first.median())));
        }
    }

    private static void memory(Bench bench, Stack stack, Abba.Measurement firstZip) throws Exception {
        ResidentMemory memory = ResidentMemory.of(stack, List.of("storage-service", "gateway-service"));
        double before = memory.mebibytes();
        double peak = Math.max(memory.peakWhile(firstZip), memory.mebibytes());
        bench.found(new Figure(
                        "d.memory",
                        "peak RSS of the two while the first ZIP is sent",
                        Value.of(peak, "MiB"),
                        new Beside("their RSS before", before),
                        new Goal("+ ≤ 32 MiB", peak - before <= MEMORY_GOAL))
                .with("more_mebibytes", peak - before));
    }

    private static List<Peer> peers(Bench bench, Stack stack, Customer customer, UUID job, Closing closing)
            throws IOException {
        Path outputs = stack.home().resolve("bucket/outputs/" + job);
        StreamCopy copy = new StreamCopy(filesOf(outputs));
        List<Peer> peers = new ArrayList<>();
        peers.add(new Peer("d", "plain stream copy over one socket", 0.9, copy::bytesPerSecond));
        add(bench, peers, () -> zip(bench, "d.zip", 4, ZipProgram.zip(outputs)));
        add(bench, peers, () -> zip(bench, "d.zipfile", 1, ZipProgram.zipfile(stack.project(), outputs)));
        add(bench, peers, () -> {
            SendFile nginx = closing.later(SendFile.start(file -> customer.api().downloadJob(job, file)));
            bench.version("nginx", SendFile.version() + ", sendfile on");
            return new Peer("d.sendfile", "nginx's sendfile of the finished ZIP", 0.5, nginx::bytesPerSecond);
        });
        return peers;
    }

    private static Peer zip(Bench bench, String id, double goal, ZipProgram program) {
        bench.version(program.name(), program.version());
        return new Peer(id, program.name() + " into a pipe", goal, program::bytesPerSecond);
    }

    private static void add(Bench bench, List<Peer> peers, Find peer) {
        try {
            peers.add(peer.find());
        } catch (MissingProgramException e) {
            bench.say("left out: " + e.getMessage());
        } catch (Exception e) {
            bench.say("left out, it did not start: " + e.getMessage());
        }
    }

    private static Figure figure(Peer peer, Spread ours, Spread theirs) {
        return new Figure(
                peer.id(),
                peer.id().equals("d") ? "ZIP through storage-service and gateway" : "the same",
                Value.of(ours.times(GIGABYTES), "GB/s"),
                new Beside(peer.name(), theirs.median() * GIGABYTES),
                Goal.ratioAtLeast(peer.goal(), new Abba(ours, theirs).ratio()));
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
