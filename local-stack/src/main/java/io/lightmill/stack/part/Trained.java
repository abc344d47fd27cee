package io.lightmill.stack.part;

import io.lightmill.stack.supervisor.Launch;
import io.lightmill.stack.supervisor.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that has a start cache, and that can be started once more beside itself to make it. */
interface Trained extends Part {

    StartCache cache();

    /** The same process with other JVM flags in place of the cache's. */
    Launch launch(List<String> flags);

    @Override
    default Launch launch() {
        return launch(cache().flags());
    }

    /**
     * The same program out of the real one's way: nothing that it does may be noticed by anybody.
     *
     * @param spare another port
     * @param work where all that it writes goes
     */
    Trained elsewhere(int port, int spare, Path work);

    /** Whether it has come as far as it can out there. */
    default boolean hasStarted() {
        return isReady();
    }

    /** Removes what it left outside of its folder. */
    default void tidy() throws IOException {}
}
