package io.lightmill.gateway.api;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.gateway.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes the errors of each operation out of the catalogue: an operation names its own in {@code x-problems}; what can happen to
 * any is added here. {@code x-public} says that it needs no key. Answers that are the same stand in the document once.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {

    private static final String PROBLEMS = "x-problems";
    private static final String PUBLIC = "x-public";
    private static final String INVOCATION = "invocation";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> complete(operation, document.getComponents()));
        // resteasy-problem brings schemas of its own, which no answer here uses.
        List.of("HttpProblem", "HttpValidationProblem", "Violation").forEach(document.getComponents()::removeSchema);
    }

    private static void complete(Operation operation, Components shared) {
        boolean open = extension(operation, PUBLIC).equals("true");
        if (open) {
            operation.setSecurity(List.of());
        }
        // Errors without a body are what the scanner guesses, not what is answered here.
        operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(answer ->
                        answer.getKey().startsWith("4") && answer.getValue().getContent() == null)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(operation.getResponses()::removeAPIResponse);
        codes(operation, open || asksForAToken(operation))
                .forEach((status, codes) ->
                        operation.getResponses().addAPIResponse(Integer.toString(status), reference(codes, shared)));
        operation.removeExtension(PROBLEMS);
        operation.removeExtension(PUBLIC);
    }

    /** Whoever comes without the token of an invocation hears that there is none. */
    private static boolean asksForAToken(Operation operation) {
        return operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(way -> way.hasScheme(INVOCATION));
    }

    /** Not who takes bytes of any type as they are, nor who can do without a body. */
    private static boolean needsABodyOfSomeType(Operation operation) {
        RequestBody body = operation.getRequestBody();
        return body != null
                && !Boolean.FALSE.equals(body.getRequired())
                && !body.getContent().hasMediaType("*/*");
    }

    private static Map<Integer, List<ErrorCode>> codes(Operation operation, boolean keyless) {
        List<ErrorCode> codes = new ArrayList<>();
        for (String slug : extension(operation, PROBLEMS).split(" ")) {
            if (!slug.isEmpty()) {
                codes.add(ErrorCode.valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        }
        if (needsABodyOfSomeType(operation)) {
            codes.add(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!keyless) {
            codes.add(ErrorCode.UNAUTHENTICATED);
            codes.add(ErrorCode.FORBIDDEN);
        }
        // An address with a broken escape; one that is too long, or headers that are.
        codes.add(ErrorCode.MALFORMED_REQUEST);
        codes.add(ErrorCode.HEADERS_TOO_LARGE);
        codes.add(ErrorCode.INTERNAL);
        codes.add(ErrorCode.UNAVAILABLE);
        return codes.stream()
                .distinct()
                .sorted(Comparator.comparing(ErrorCode::slug))
                .collect(Collectors.groupingBy(ErrorCode::httpStatus, TreeMap::new, Collectors.toList()));
    }

    private static String extension(Operation operation, String name) {
        Object value = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(name);
        return value == null ? "" : value.toString();
    }

    private static APIResponse reference(List<ErrorCode> codes, Components shared) {
        String name = codes.stream().map(ErrorCode::slug).collect(Collectors.joining("-or-"));
        if (shared.getResponses() == null || !shared.getResponses().containsKey(name)) {
            shared.addResponse(name, response(codes));
        }
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
    }

    private static APIResponse response(List<ErrorCode> codes) {
        Map<String, Example> examples = new LinkedHashMap<>();
        codes.forEach(code -> examples.put(code.slug(), example(code)));
        MediaType problem = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                .examples(examples);
        APIResponse response = OASFactory.createAPIResponse()
                .description(codes.stream().map(ErrorCode::sentence).collect(Collectors.joining(" Or: ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
        if (codes.contains(ErrorCode.UNAVAILABLE) || codes.contains(ErrorCode.TOO_MANY_REQUESTS)) {
            response.addHeader(
                    "Retry-After",
                    OASFactory.createHeader()
                            .description("Seconds to wait")
                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
        }
        return response;
    }

    private static Example example(ErrorCode code) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", code.type());
        document.put("title", code.sentence());
        document.put("status", code.httpStatus());
        document.put("detail", "What is wrong here.");
        document.put("advice", code.advice());
        return OASFactory.createExample().summary(code.sentence()).value(document);
    }
}
