/** The fault matrix: each family a small file with its faults, its workload and what it takes. */
@NullMarked
package io.lightmill.chaos.family;

import org.jspecify.annotations.NullMarked;
