/** What can be set: the endpoints with their limits and switches, the addresses, the simulated workers; from flags and a JSON file. */
@NullMarked
package io.lightmill.runpodlocal.settings;

import org.jspecify.annotations.NullMarked;
