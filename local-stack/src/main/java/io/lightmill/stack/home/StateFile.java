package io.lightmill.stack.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.lightmill.stack.home.StackState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code state.json}: written by the supervisor, read by every command. */
public final class StateFile {

    private final Path file;

    /** The file of one home. */
    public StateFile(Home home) {
        this.file = home.state();
    }

    /** What was written last; empty when there was never a stack, or the file is no use. */
    public Optional<StackState> read() {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readString(file), StackState.class));
        } catch (NoSuchFileException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written last, or that nothing runs when the supervisor that wrote it is gone: it may have been killed. */
    public Optional<StackState> current() {
        return read().map(state -> isOver(state) || state.supervisor().isAlive() ? state : state.in(Phase.STOPPED));
    }

    private static boolean isOver(StackState state) {
        return state.phase() == Phase.FAILED || state.phase() == Phase.STOPPED;
    }

    /** Replaces it. */
    public void write(StackState state) {
        try {
            AtomicFile.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(state) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
