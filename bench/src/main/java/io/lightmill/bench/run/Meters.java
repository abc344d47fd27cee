package io.lightmill.bench.run;

import io.lightmill.bench.report.Cpu;
import io.lightmill.e2e.stack.Stack;
import io.lightmill.e2e.stack.StackStatus;
import java.util.List;
import java.util.Map;

/** Who takes CPU time when we and a peer are measured in turn. */
public final class Meters {

    private static final String SERVICES = "services";
    private static final String SERVERS = "servers";
    private static final String ENDPOINT = "endpoint";
    private static final String PEER = "peer";

    private Meters() {}

    /** Our work, with all parts of the stack looked at. */
    public static Metered ours(Stack stack, Abba.Measurement work) {
        return new Metered(
                work,
                Map.of(
                        SERVICES, CpuTime.of(stack, StackStatus.SERVICES),
                        SERVERS, CpuTime.of(stack, List.of("mariadb", "kafka")),
                        ENDPOINT, CpuTime.of(stack, List.of("runpod-local"))));
    }

    /** A peer's. */
    public static Metered theirs(CpuTime peer, Abba.Measurement work) {
        return new Metered(work, Map.of(PEER, peer));
    }

    /** What both took. */
    public static Cpu cpu(Metered ours, Metered theirs) {
        return new Cpu(ours.seconds(SERVICES), ours.seconds(SERVERS), ours.seconds(ENDPOINT), theirs.seconds(PEER));
    }
}
