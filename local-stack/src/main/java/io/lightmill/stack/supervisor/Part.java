package io.lightmill.stack.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One process of a stack. */
public interface Part {

    /** Unique in its stack; names its log. */
    String name();

    /** The parts that must have been ready once before this one is started. */
    default Set<String> needs() {
        return Set.of();
    }

    /** The parts that end after this one, though it starts without them: it still has something to tell them when it is asked to end. */
    default Set<String> tells() {
        return Set.of();
    }

    /** Where it listens; null when it does not. */
    default @Nullable Integer port() {
        return null;
    }

    /** What has to be there before its process is started: unpacked, formatted, written. Called before every start. */
    default void prepare() throws IOException, InterruptedException {}

    /** How to start it. */
    Launch launch();

    /** Asks the running process whether it does its work. Called again and again until it says so. */
    boolean isReady();

    /** What has to be done once it is ready, before those who need it are started. Called after every start. */
    default void settle() throws IOException, InterruptedException {}

    /** How long it may take to end after it was asked to. */
    default Duration grace() {
        return Duration.ofSeconds(15);
    }
}
