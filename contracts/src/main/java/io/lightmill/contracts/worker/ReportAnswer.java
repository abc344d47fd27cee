package io.lightmill.contracts.worker;

import java.util.List;
import java.util.UUID;

/**
 * The dispatcher's answer to reports.
 *
 * @param stop items of this attempt that are not wanted any more; the worker drops them
 */
public record ReportAnswer(List<UUID> stop) {}
