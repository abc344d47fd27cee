package io.lightmill.contracts.worker;

import java.util.List;
import java.util.UUID;

/**
 * The answer to a beat.
 *
 * @param deadlineSeconds from before the worker asked; 0: the attempt is over, stop at once
 * @param stop items that are not wanted any more
 */
public record BeatAnswer(double deadlineSeconds, List<UUID> stop) {}
