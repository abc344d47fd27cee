package io.lightmill.stack.home;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a stack; written by its supervisor at each change.
 *
 * @param url the public address
 * @param phase where it is
 * @param supervisor the process that wrote it
 * @param ports which part was given which port; the next start tries them first
 * @param parts in the order of their start
 */
public record StackState(
        String url, Phase phase, ProcessIdentity supervisor, Map<String, Integer> ports, List<PartState> parts) {

    /** A file of another version may lack something; then it is no use. */
    public StackState {
        Objects.requireNonNull(url);
        Objects.requireNonNull(phase);
        Objects.requireNonNull(supervisor);
        ports = Map.copyOf(ports);
        parts = List.copyOf(parts);
    }

    /** Where a stack is. */
    public enum Phase {
        /** Not all parts were ready yet. */
        STARTING,
        /** All parts are ready. */
        READY,
        /** It was ready; now some part is not. */
        DEGRADED,
        /** A part could not be started at all, and the others were stopped again. */
        FAILED,
        /** Parts are being stopped. */
        STOPPING,
        /** Nothing runs. */
        STOPPED
    }

    /** The same stack in another phase. */
    public StackState in(Phase other) {
        return new StackState(url, other, supervisor, ports, parts);
    }

    /** The phase that a started stack with these parts is in. */
    public static Phase phaseOf(List<PartState> parts, boolean wasReady) {
        if (parts.stream().allMatch(part -> part.phase() == PartState.Phase.READY)) {
            return Phase.READY;
        }
        return wasReady ? Phase.DEGRADED : Phase.STARTING;
    }
}
