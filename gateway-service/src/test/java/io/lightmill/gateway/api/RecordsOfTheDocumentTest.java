package io.lightmill.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API document says of the records that go to and fro. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class RecordsOfTheDocumentTest {

    private ServedDocument document = ServedDocument.EMPTY;

    @BeforeEach
    void read() {
        document = ServedDocument.read();
    }

    @Test
    void the_records_are_there_with_their_bounds() {
        JsonObject schemas = document.schemas();
        assertThat(schemas.fieldNames())
                .contains("SubmitJob", "JobView", "ItemView", "ClaimedChunk", "ItemReport", "JobProgressed", "Problem");
        assertThat(schemas.getJsonObject("InputRef").encode()).contains("[0-9a-f]{64}");
    }

    @Test
    void what_is_never_null_is_required_and_what_may_be_null_says_so() {
        JsonObject job = document.schemas().getJsonObject("JobView");
        JsonObject item = document.schemas().getJsonObject("ItemView");
        assertThat(job.getJsonArray("required"))
                .contains("id", "items", "costUsd")
                .doesNotContain("secondsLeft");
        assertThat(job.getJsonObject("properties").getJsonObject("secondsLeft").getJsonArray("type"))
                .containsExactlyInAnyOrder("number", "null");
        assertThat(item.getJsonObject("properties").getJsonObject("output").getJsonArray("anyOf"))
                .hasSize(2);
    }

    @Test
    void a_field_that_has_another_name_in_json_may_be_null_there() {
        JsonObject schemas = document.schemas();
        assertThat(schemas.getJsonObject("EngineSizes")
                        .getJsonObject("properties")
                        .getJsonObject("default")
                        .getJsonArray("type"))
                .containsExactlyInAnyOrder("string", "null");
        assertThat(schemas.getJsonObject("Problem")
                        .getJsonObject("properties")
                        .getJsonObject("errors")
                        .getJsonObject("items")
                        .getJsonObject("properties")
                        .getJsonObject("field")
                        .getJsonArray("type"))
                .containsExactlyInAnyOrder("string", "null");
    }
}
