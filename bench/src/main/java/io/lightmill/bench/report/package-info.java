/** Figures, and the three forms in which they are told, each as soon as it is known: a table for people, JSON for programs, Markdown for the README. */
@NullMarked
package io.lightmill.bench.report;

import org.jspecify.annotations.NullMarked;
