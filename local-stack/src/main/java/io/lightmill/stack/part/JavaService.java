package io.lightmill.stack.part;

import io.lightmill.stack.supervisor.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
        StartCache cache)
        implements Trained {

    private static final String NOWHERE = "127.0.0.1:1";

    /** Who was killed left its temporary files: a native library, plans of bundles. */
    @Override
    public void prepare() throws IOException {
        Folders.delete(temporary());
        Files.createDirectories(temporary());
        PropertiesFile.write(work.resolve("config/application.properties"), settings);
    }

    @Override
    public Launch launch(List<String> flags) {
        List<String> command = Java.command(name, flags);
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary(), "-jar", jar.toString()));
        return new Launch(command, Map.of(), Existing.settings(), work);
    }

    private Path temporary() {
        return work.resolve("tmp");
    }

    @Override
    public boolean isReady() {
        return HttpProbe.isOk("http://127.0.0.1:" + port + "/q/health/ready");
    }

    /** On a scratch schema, with a broker that is not there, so that it can neither take a record nor write one. */
    @Override
    public JavaService elsewhere(int otherPort, int spare, Path otherWork) {
        Map<String, String> scratch = new HashMap<>(settings);
        scratch.put("quarkus.http.port", String.valueOf(otherPort));
        scratch.put("kafka.bootstrap.servers", NOWHERE);
        scratch.replaceAll((setting, value) ->
                setting.startsWith("lightmill.dispatcher.endpoints.") && setting.endsWith("base-url")
                        ? "http://" + NOWHERE
                        : value);
        String url = settings.get("lightmill.database.url");
        if (url != null) {
            scratch.put("lightmill.database.url", url + "_training");
            scratch.put("quarkus.datasource.jdbc.additional-jdbc-properties.createDatabaseIfNotExist", "true");
        }
        return new JavaService(name, jar, otherPort, otherWork, scratch, needs, cache);
    }

    /** Without a broker it is never ready. */
    @Override
    public boolean hasStarted() {
        return HttpProbe.isOk("http://127.0.0.1:" + port + "/q/health/live");
    }

    /** Drops the schema; only ever called on one that is {@link #elsewhere}. */
    @Override
    public void tidy() throws IOException {
        String url = settings.get("lightmill.database.url");
        if (url != null && url.endsWith("_training")) {
            Databases.dropSchema(
                    url,
                    settings.getOrDefault("lightmill.database.username", ""),
                    settings.getOrDefault("lightmill.database.password", ""));
        }
    }
}
