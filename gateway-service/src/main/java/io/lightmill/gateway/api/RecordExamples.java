package io.lightmill.gateway.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Gives each JSON body without an example that of its record: {@code #/components/examples/item-page} for an {@code ItemPage}, and
 * for what workers say the golden samples that the worker's own tests read.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class RecordExamples implements OASFilter {

    private static final String JSON = "application/json";
    private static final List<String> GOLDEN = List.of("golden/worker/%s.json", "golden/worker/%s.generated.json");

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(RecordExamples::contents)
                .flatMap(content -> Stream.ofNullable(content.getMediaType(JSON)))
                .filter(body -> body.getExamples() == null || body.getExamples().isEmpty())
                .forEach(body -> complete(document, body));
    }

    private static Stream<Content> contents(Operation operation) {
        return Stream.concat(
                Stream.ofNullable(operation.getRequestBody()).flatMap(body -> Stream.ofNullable(body.getContent())),
                operation.getResponses().getAPIResponses().values().stream()
                        .flatMap(answer -> Stream.ofNullable(answer.getContent())));
    }

    private void complete(OpenAPI document, MediaType body) {
        Schema schema = body.getSchema();
        boolean many = schema.getItems() != null;
        String record = record(many ? schema.getItems() : schema);
        if (record == null) {
            return;
        }
        String name = record.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT) + (many ? "s" : "");
        Object golden = golden(record);
        if (document.getComponents().getExamples().containsKey(name)) {
            body.addExample(name, OASFactory.createExample().ref("#/components/examples/" + name));
        } else if (golden != null) {
            body.addExample(name, of(many ? List.of(golden) : golden));
        }
    }

    private static Example of(Object value) {
        return OASFactory.createExample().value(value);
    }

    private static @Nullable String record(Schema schema) {
        String ref = schema.getRef();
        return ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
    }

    private @Nullable Object golden(String record) {
        for (String place : GOLDEN) {
            try (InputStream sample =
                    RecordExamples.class.getClassLoader().getResourceAsStream(place.formatted(record))) {
                if (sample != null) {
                    return json.readValue(sample, Map.class);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return null;
    }
}
