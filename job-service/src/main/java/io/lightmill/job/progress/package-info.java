/** What happens to items elsewhere, mirrored: news in, counters and the browser's events out. */
@NullMarked
package io.lightmill.job.progress;

import org.jspecify.annotations.NullMarked;
