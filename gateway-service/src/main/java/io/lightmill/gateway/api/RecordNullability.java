package io.lightmill.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Says of each record's fields what its Java says: what is not {@code @Nullable} is always there, and what is may be null. Without
 * this, clients that are generated from the document doubt every field.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class RecordNullability implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName JSON_PROPERTY = DotName.createSimple(JsonProperty.class.getName());
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class.getName());
    private static final String CONTRACTS = "io.lightmill.contracts.";

    private final Map<String, List<ClassInfo>> records;

    /** The scanner hands its index to a filter that asks for it. */
    public RecordNullability(IndexView index) {
        // An index that was put together of several knows a class as often as they do.
        Map<DotName, ClassInfo> said = new HashMap<>();
        index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && isSaid(type))
                .forEach(type -> said.put(type.name(), type));
        this.records = said.values().stream().collect(Collectors.groupingBy(RecordNullability::schemaName));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                record(name).ifPresent(type -> complete(schema, type));
            }
        });
    }

    /** The one that was given the name, else the only one that has it; of several nobody knows here which the schema shows. */
    private Optional<ClassInfo> record(String schemaName) {
        List<ClassInfo> all = records.getOrDefault(schemaName, List.of());
        List<ClassInfo> named =
                all.stream().filter(type -> type.hasDeclaredAnnotation(SCHEMA)).toList();
        List<ClassInfo> likely = named.isEmpty() ? all : named;
        return likely.size() == 1 ? Optional.of(likely.getFirst()) : Optional.empty();
    }

    private static void complete(Schema schema, ClassInfo type) {
        List<String> required = new ArrayList<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            String name = nameInJson(component);
            Schema property = schema.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (component.type().hasAnnotation(NULLABLE)) {
                schema.addProperty(name, orNull(property));
            } else {
                required.add(name);
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static String nameInJson(RecordComponentInfo component) {
        AnnotationInstance json = component.field().annotation(JSON_PROPERTY);
        return json == null || json.value() == null
                ? component.name()
                : json.value().asString();
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null) {
            Schema nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
            return OASFactory.createSchema().addAnyOf(property).addAnyOf(nothing);
        }
        return property.getType() == null ? property : property.addType(Schema.SchemaType.NULL);
    }

    /** A record of the contracts, or one of our own that was given a name for the document. */
    private static boolean isSaid(ClassInfo type) {
        return type.name().toString().startsWith(CONTRACTS) || type.hasDeclaredAnnotation(SCHEMA);
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }
}
