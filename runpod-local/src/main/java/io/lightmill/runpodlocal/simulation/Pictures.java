package io.lightmill.runpodlocal.simulation;

import io.lightmill.contracts.worker.ClaimedChunk.ClaimedItem;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.fault.SimulationFault;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** Draws and stores what the engine would have made. */
final class Pictures {

    private static final int PREVIEW_SIDE = 16;

    private final Surroundings with;
    private final WorkerRoutes routes;

    Pictures(Surroundings with, WorkerRoutes routes) {
        this.with = with;
        this.routes = routes;
    }

    /** Completes when the file is stored; the preview may be missing. */
    Future<GeneratedOutput> store(Work work) {
        ClaimedItem item = work.item();
        int side = with.settings().get().side();
        Png.Picture picture = Png.of(side)
                .draw(
                        item.seed() ^ item.id().getLeastSignificantBits(),
                        item.id().toString());
        Duration timeout =
                Duration.ofMillis((long) (1_000 * work.attempt().chunk().putSeconds()));
        return put(item, picture.bytes(), timeout)
                .compose(ignored -> preview(item, timeout))
                .map(preview -> output(work, picture, side, preview));
    }

    private Future<Void> put(ClaimedItem item, byte[] file, Duration timeout) {
        Faults faults = with.faults();
        if (faults.strike(SimulationFault.SkipsUpload.class).isPresent()) {
            return Future.succeededFuture();
        }
        boolean half = faults.strike(SimulationFault.HalfFile.class).isPresent();
        byte[] stored = half ? Arrays.copyOf(file, file.length / 2) : file;
        return Again.whilePassing(with.timers(), 3, () -> routes.put(item.output(), stored, timeout));
    }

    private Future<Boolean> preview(ClaimedItem item, Duration timeout) {
        int colour = (int) item.seed();
        byte[] preview = WebP.ofColour(PREVIEW_SIDE, colour, colour >> 8, colour >> 16);
        return routes.put(item.preview(), preview, timeout).map(true).otherwise(false);
    }

    private static GeneratedOutput output(Work work, Png.Picture picture, int side, boolean preview) {
        return new GeneratedOutput(
                "image/png",
                picture.bytes().length,
                picture.sha256(),
                side,
                side,
                preview,
                work.takes().toMillis() / 1_000.0,
                null,
                Map.of("model", "simulated"));
    }
}
