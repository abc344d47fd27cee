package io.lightmill.gateway.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Writes the parameters that several operations share; an operation names its own in {@code x-parameters}. The scanner tells
 * parameters apart by name and place, so of several references, which have neither, it would keep the first.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class SharedParameters implements OASFilter {

    private static final String PARAMETERS = "x-parameters";

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getExtensions() != null && operation.getExtensions().get(PARAMETERS) instanceof String names) {
            for (String name : names.split(" ")) {
                operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + name));
            }
            operation.removeExtension(PARAMETERS);
        }
        return operation;
    }
}
