/** Figures, and the three forms in which they are told: a table for people, JSON for programs, Markdown for the README. */
@NullMarked
package io.lightmill.bench.report;

import org.jspecify.annotations.NullMarked;
