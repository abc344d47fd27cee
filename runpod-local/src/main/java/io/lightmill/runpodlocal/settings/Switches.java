package io.lightmill.runpodlocal.settings;

/**
 * Where witnesses contradict each other or versions differ. The queue's own switches are in {@code QueueRules}.
 *
 * @param dropEmptyInput {@code {"input":{}}} reaches the worker without its input, which poisons it
 * @param nonStringErrorCompletes an {@code error} that is no text leaves COMPLETED without output; else FAILED
 * @param jobStop workers may ask for word to stop; off: 404, as before SDK 1.10
 * @param webhookOnCancel CANCELLED is told
 * @param webhookOnTimeout TIMED_OUT is told
 */
public record Switches(
        boolean dropEmptyInput,
        boolean nonStringErrorCompletes,
        boolean jobStop,
        boolean webhookOnCancel,
        boolean webhookOnTimeout) {

    /** What is most likely so. */
    public static Switches production() {
        return new Switches(true, true, true, true, true);
    }
}
