package io.lightmill.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.EventType;
import io.lightmill.contracts.event.Topics;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The published JSON Schemas are made from the records; this test holds them equal. After a change of a record, run it with
 * {@code -Dlightmill.schemas.write=true} and commit what it wrote.
 */
class PublishedSchemasTest {

    private static final Path PUBLISHED = Path.of("src/main/resources/schema");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaGenerator GENERATOR = generator();

    @ParameterizedTest
    @EnumSource
    void the_schema_of_an_event_is_the_published_one(EventType type) throws IOException {
        Path file = PUBLISHED.resolve(type.body().getSimpleName() + ".json");
        String made = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema(type)) + "\n";
        if (Boolean.getBoolean("lightmill.schemas.write")) {
            Files.createDirectories(PUBLISHED);
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file)).isEqualTo(made);
    }

    @Test
    void the_async_api_names_every_topic_and_every_event() throws IOException, IllegalAccessException {
        String document = Files.readString(Path.of("src/main/resources/asyncapi.yaml"));
        for (EventType type : EventType.values()) {
            assertThat(document)
                    .contains(type.type())
                    .contains("schema/" + type.body().getSimpleName() + ".json");
        }
        for (Field topic : Topics.class.getFields()) {
            if (!topic.getName().equals("DEAD_LETTER_SUFFIX")) {
                assertThat(document).contains("address: " + topic.get(null));
            }
        }
    }

    private static JsonNode schema(EventType type) {
        ObjectNode schema = GENERATOR.generateSchema(type.body());
        schema.put("title", type.body().getSimpleName());
        return schema;
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(Option.SCHEMA_VERSION_INDICATOR, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withRequiredCheck(field -> !nullable(field.getRawMember()))
                .withNullableCheck(field -> nullable(field.getRawMember()));
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            Class<?> erased = type.getErasedType();
            String format = erased == UUID.class ? "uuid" : erased == Instant.class ? "date-time" : null;
            if (format == null) {
                return null;
            }
            ObjectNode node = context.getGeneratorConfig().createObjectNode();
            node.put("type", "string").put("format", format);
            return new CustomDefinition(node, true);
        });
        return new SchemaGenerator(config.build());
    }

    private static boolean nullable(@Nullable Field field) {
        return Objects.requireNonNull(field).getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    @Test
    void the_schema_of_an_error_code_lists_the_catalogue() throws IOException {
        String published = Files.readString(PUBLISHED.resolve("ItemFailed.json"));
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::slug)).allMatch(published::contains);
    }
}
