package io.lightmill.runpodlocal;

import io.lightmill.runpodlocal.settings.CommandLine;
import io.lightmill.runpodlocal.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the process; README.md lists the flags. */
public final class Main {

    private static final System.Logger LOG = System.getLogger(Main.class.getName());

    private Main() {}

    /** Runs until it is told to end. */
    public static void main(String[] flags) throws IOException {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        // The JDK's own resolver reads /etc/hosts as everybody else does.
        System.setProperty("vertx.disableDnsResolver", "true");
        try {
            start(new CommandLine(System.getenv()).read(List.of(flags)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void start(Settings settings) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(false));
        RunpodLocal local = new RunpodLocal(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(vertx), "shutdown"));
        vertx.deployVerticle(local)
                .onSuccess(ignored -> LOG.log(
                        System.Logger.Level.INFO,
                        "runpod-local listens host={0} port={1,number,#} adminPort={2,number,#}",
                        settings.host(),
                        local.port(),
                        local.adminPort()))
                .onFailure(failure -> {
                    LOG.log(System.Logger.Level.ERROR, "runpod-local cannot start", failure);
                    // Not on the event loop: the shutdown hook waits for it.
                    Thread.ofPlatform().start(() -> System.exit(1));
                });
    }

    /** The ledger's last lines are written before the process ends. */
    private static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "runpod-local did not close in order", e);
        }
    }
}
