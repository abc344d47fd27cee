package io.lightmill.stack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part that is a shell script; it is ready when it has touched {@code $ALIVE}.
 *
 * @param folder where its files are
 */
record FakePart(String name, String script, Set<String> needs, Set<String> tells, Path folder) implements Part {

    @Override
    public void prepare() throws IOException {
        Files.deleteIfExists(alive());
    }

    @Override
    public Launch launch() {
        return new Launch(
                List.of("bash", "-c", script),
                Map.of(
                        "ALIVE",
                        alive().toString(),
                        "DIARY",
                        folder.resolve(name + ".diary").toString()),
                Set.of(),
                folder);
    }

    @Override
    public boolean isReady() {
        return Files.exists(alive());
    }

    @Override
    public Duration grace() {
        return name.equals("deaf") ? Duration.ofMillis(100) : Duration.ofSeconds(10);
    }

    private Path alive() {
        return folder.resolve(name + ".alive");
    }
}
