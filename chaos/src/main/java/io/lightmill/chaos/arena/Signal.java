package io.lightmill.chaos.arena;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process can be sent. */
public enum Signal {
    /** Gone, without a word. */
    KILL,
    /** Stopped in the middle of whatever it does. */
    STOP,
    /** It goes on, and does not know that it was stopped. */
    CONT,
    /** Asked to end. */
    TERM;

    /** Sends it; nothing happens when the process is gone. */
    void to(long pid) {
        try {
            new ProcessBuilder("kill", "-" + name(), String.valueOf(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
