package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.storage.FakeJobs;
import io.lightmill.storage.Jobs;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import io.lightmill.storage.archive.Archivist;
import io.lightmill.storage.archive.JobTraces;
import io.lightmill.storage.object.ObjectKey;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;

/** A user with jobs whose pictures lie in the bucket. */
abstract class BundleScene {

    final UUID user = UUID.randomUUID();
    final UUID group = UUID.randomUUID();
    final UUID job = UUID.randomUUID();
    final Map<UUID, byte[]> files = new HashMap<>();

    @Inject
    Archivist archivist;

    @Inject
    Storage storage;

    @SuppressWarnings("NullAway.Init")
    FakeJobs jobs;

    List<ItemView> items(UUID jobId, int count, String parent) {
        List<ItemView> items = new ArrayList<>();
        List<ItemGenerated> reports = new ArrayList<>();
        for (int ordinal = 0; ordinal < count; ordinal++) {
            UUID item = UUID.randomUUID();
            UUID attempt = UUID.randomUUID();
            byte[] file = Pictures.png(8 + ordinal, 8, ordinal);
            files.put(item, file);
            storage.store(ObjectKey.output(jobId, item, attempt), file);
            var output =
                    new GeneratedOutput("image/png", file.length, Pictures.sha256(file), 8, 8, true, 1, null, Map.of());
            reports.add(new ItemGenerated(jobId, item, user, attempt, 2, output, 1, Instant.now()));
            items.add(Jobs.completed(jobId, item, attempt, ordinal, parent, file));
        }
        archivist.archive(reports, new JobTraces());
        return items;
    }

    Response get(String path) {
        Response response = storage.as(user).get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Content-Length")).isEqualTo(Integer.toString(response.asByteArray().length));
        return response;
    }

    String head(String path, int length) {
        Response response = storage.as(user).head(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Content-Length")).isEqualTo(Integer.toString(length));
        return response.header("ETag");
    }

    ZipFile opened(Response response) throws IOException {
        Path file = Files.createTempFile("bundle", ".zip");
        Files.write(file, response.asByteArray());
        file.toFile().deleteOnExit();
        return new ZipFile(file.toFile());
    }

    static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    static List<JsonNode> lines(String text) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.strip().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
