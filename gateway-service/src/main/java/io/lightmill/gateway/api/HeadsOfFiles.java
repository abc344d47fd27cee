package io.lightmill.gateway.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Whatever is a file can be looked at by HEAD, which the framework answers as GET without the bytes; here the document says so. First
 * of the filters: those behind it write down of HEAD what they do of GET.
 */
@OpenApiFilter(value = OpenApiFilter.RunStage.BUILD, priority = 100)
public final class HeadsOfFiles implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().forEach(HeadsOfFiles::complete);
    }

    private static void complete(PathItem path) {
        Operation get = path.getGET();
        if (get != null && get.getExtensions() != null && get.getExtensions().containsKey(FileResponses.FILE)) {
            path.setHEAD(head(get));
        }
    }

    private static Operation head(Operation get) {
        Map<String, Object> extensions = new LinkedHashMap<>(get.getExtensions());
        extensions.remove(FileResponses.FILE);
        return OASFactory.createOperation()
                .tags(get.getTags())
                .operationId(name(get.getOperationId()))
                .summary("Look at: " + get.getSummary().toLowerCase(Locale.ROOT))
                .description("The headers of GET without the bytes.")
                .parameters(get.getParameters() == null ? null : new ArrayList<>(get.getParameters()))
                .security(get.getSecurity())
                .responses(responses(get.getResponses()))
                .extensions(extensions);
    }

    /** {@code getOutput} becomes {@code headOutput}, {@code downloadJob} {@code headJobDownload}. */
    private static String name(String get) {
        return get.startsWith("get")
                ? "head" + get.substring("get".length())
                : "head" + get.substring("download".length()) + "Download";
    }

    private static APIResponses responses(APIResponses ofGet) {
        APIResponses responses = OASFactory.createAPIResponses();
        ofGet.getAPIResponses().forEach((status, answer) -> {
            if (!status.startsWith("4")) {
                responses.addAPIResponse(status, withoutBody(answer));
            }
        });
        responses.addAPIResponse("206", described("A range was asked for, and is there"));
        responses.addAPIResponse("304", described("Unchanged since the ETag that was named"));
        return responses;
    }

    private static APIResponse withoutBody(APIResponse answer) {
        return described(answer.getDescription()).headers(answer.getHeaders());
    }

    private static APIResponse described(String description) {
        return OASFactory.createAPIResponse().description(description);
    }
}
