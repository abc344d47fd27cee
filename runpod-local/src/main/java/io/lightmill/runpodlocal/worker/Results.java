package io.lightmill.runpodlocal.worker;

import io.lightmill.runpodlocal.endpoint.Endpoint;
import io.lightmill.runpodlocal.fault.DoneFault;
import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.queue.PostAnswer;
import io.lightmill.runpodlocal.queue.Posted;
import java.util.Optional;
import java.util.OptionalInt;

/** Where results arrive, from real workers by HTTP and from simulated ones directly: the same rules and faults. */
public final class Results {

    private final Faults faults;

    /** With the faults of this menu. */
    public Results(Faults faults) {
        this.faults = faults;
    }

    /**
     * A worker posts a result or progress.
     *
     * @param bytes empty: larger than allowed
     * @return the HTTP status; empty: the connection ends without an answer
     */
    public OptionalInt post(Endpoint endpoint, String workerId, String requestId, Optional<byte[]> bytes) {
        boolean completes = endpoint.settings().switches().nonStringErrorCompletes();
        DoneBody body = DoneBody.read(bytes, completes);
        if (!(body.posted() instanceof Posted.Progress)) {
            Optional<DoneFault> fault = faults.strike(DoneFault.class);
            if (fault.isPresent()) {
                return struck(fault.get());
            }
        }
        PostAnswer answer = endpoint.queue().post(requestId, workerId, body.posted());
        if (body.stopPod()) {
            endpoint.stopWorker(workerId, "asked to be replaced");
        }
        return OptionalInt.of(
                switch (answer) {
                    case ACCEPTED, IGNORED -> 200;
                    case REFUSED -> 400;
                    case UNKNOWN -> 404;
                });
    }

    private static OptionalInt struck(DoneFault fault) {
        return switch (fault) {
            case DoneFault.Refused refused -> OptionalInt.of(refused.status());
            case DoneFault.Dropped ignored -> OptionalInt.empty();
        };
    }
}
