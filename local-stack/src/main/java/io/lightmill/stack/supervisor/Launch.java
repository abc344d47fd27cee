package io.lightmill.stack.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to start a process.
 *
 * @param environment added to our own
 * @param withheld names of our own environment that it must not see
 * @param directory where it runs
 */
public record Launch(List<String> command, Map<String, String> environment, Set<String> withheld, Path directory) {

    /** With our environment as it is. */
    public Launch(List<String> command, Path directory) {
        this(command, Map.of(), Set.of(), directory);
    }
}
