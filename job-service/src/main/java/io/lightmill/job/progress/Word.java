package io.lightmill.job.progress;

import java.util.List;
import java.util.UUID;

/** What one event says of the items of one job. */
record Word(UUID jobId, List<ItemNews> news) {}
