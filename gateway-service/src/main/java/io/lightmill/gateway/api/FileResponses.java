package io.lightmill.gateway.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/** Writes what each operation of a file answers beside the whole of it: {@code x-file} says that it is one, and what to call it. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class FileResponses implements OASFilter {

    static final String FILE = "x-file";

    @Override
    public @Nullable Operation filterOperation(Operation operation) {
        Object called = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(FILE);
        if (called != null) {
            complete(operation.getResponses(), called);
            operation.removeExtension(FILE);
        }
        return operation;
    }

    private static void complete(APIResponses responses, Object called) {
        responses.addAPIResponse(
                "206",
                OASFactory.createAPIResponse()
                        .description("A range of the " + called)
                        .content(bytes(responses.getAPIResponse("200").getContent())));
        responses.addAPIResponse(
                "304", OASFactory.createAPIResponse().description("Unchanged since the ETag that was named"));
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
    }

    /** The same without what has no ranges, such as a listing in JSON. */
    private static Content bytes(Content whole) {
        Content bytes = OASFactory.createContent();
        whole.getMediaTypes().forEach((name, type) -> {
            if ("binary".equals(type.getSchema().getFormat())) {
                bytes.addMediaType(name, type);
            }
        });
        return bytes;
    }
}
