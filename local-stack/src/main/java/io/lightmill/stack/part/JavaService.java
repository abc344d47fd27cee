package io.lightmill.stack.part;

import io.lightmill.stack.supervisor.Launch;
import io.lightmill.stack.supervisor.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the four Quarkus services, or a replica.
 *
 * @param jar its {@code quarkus-run.jar}
 * @param work where it runs; Quarkus finds its settings there, in {@code config/application.properties}
 * @param settings what is different from the service's own defaults
 */
record JavaService(
        String name,
        Path jar,
        Integer port,
        Path work,
        Map<String, String> settings,
        Set<String> needs,
        int heapMegabytes,
        StartCache cache)
        implements Part {

    @Override
    public void prepare() {
        PropertiesFile.write(work.resolve("config/application.properties"), settings);
    }

    @Override
    public Launch launch() {
        return launch(cache.flags());
    }

    /** The same process with other JVM flags in place of the cache's. */
    Launch launch(List<String> flags) {
        List<String> command = Java.command(heapMegabytes, flags);
        command.addAll(List.of("-jar", jar.toString()));
        return new Launch(command, Map.of(), Existing.settings(), work);
    }

    /** The same program elsewhere. */
    JavaService at(int otherPort, Path otherWork, Map<String, String> otherSettings) {
        return new JavaService(name, jar, otherPort, otherWork, otherSettings, needs, heapMegabytes, cache);
    }

    @Override
    public boolean isReady() {
        return HttpProbe.isOk("http://127.0.0.1:" + port + "/q/health/ready");
    }
}
