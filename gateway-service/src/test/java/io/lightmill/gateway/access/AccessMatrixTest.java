package io.lightmill.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation of the OpenAPI document × {anonymous, wrong key, broken session, key}. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class AccessMatrixTest {

    /** What guards an operation. A new route without a line here fails the build. */
    enum Guard {
        /** Only for who is known here. */
        KEY,
        /** Open here; a sibling checks the signature or token. */
        ITS_OWN,
        /** For anybody. */
        NONE
    }

    private static final Map<String, Guard> GUARDS = Map.ofEntries(
            Map.entry("createGroup", Guard.KEY),
            Map.entry("listGroups", Guard.KEY),
            Map.entry("getGroup", Guard.KEY),
            Map.entry("renameGroup", Guard.KEY),
            Map.entry("listGroupJobs", Guard.KEY),
            Map.entry("submitJob", Guard.KEY),
            Map.entry("listJobs", Guard.KEY),
            Map.entry("getJob", Guard.KEY),
            Map.entry("listItems", Guard.KEY),
            Map.entry("cancelJob", Guard.KEY),
            Map.entry("pauseJob", Guard.KEY),
            Map.entry("resumeJob", Guard.KEY),
            Map.entry("requestUploads", Guard.KEY),
            Map.entry("completeUploads", Guard.KEY),
            Map.entry("uploadImage", Guard.KEY),
            Map.entry("getInput", Guard.KEY),
            Map.entry("getOutput", Guard.KEY),
            Map.entry("getPreview", Guard.KEY),
            Map.entry("downloadJob", Guard.KEY),
            Map.entry("downloadGroup", Guard.KEY),
            Map.entry("headInput", Guard.KEY),
            Map.entry("headOutput", Guard.KEY),
            Map.entry("headPreview", Guard.KEY),
            Map.entry("headJobDownload", Guard.KEY),
            Map.entry("headGroupDownload", Guard.KEY),
            Map.entry("headSelectionDownload", Guard.KEY),
            Map.entry("streamEvents", Guard.KEY),
            Map.entry("createKey", Guard.KEY),
            Map.entry("listKeys", Guard.KEY),
            Map.entry("revokeKey", Guard.KEY),
            Map.entry("createUser", Guard.KEY),
            Map.entry("getSession", Guard.KEY),
            Map.entry("getLimits", Guard.KEY),
            Map.entry("listEndpoints", Guard.KEY),
            Map.entry("listEngines", Guard.KEY),
            Map.entry("renameJob", Guard.KEY),
            Map.entry("getSubmission", Guard.KEY),
            Map.entry("listFailures", Guard.KEY),
            Map.entry("retryJob", Guard.KEY),
            Map.entry("listOutputs", Guard.KEY),
            Map.entry("getItem", Guard.KEY),
            Map.entry("favourItem", Guard.KEY),
            Map.entry("unfavourItem", Guard.KEY),
            Map.entry("rejectItem", Guard.KEY),
            Map.entry("takeBackItem", Guard.KEY),
            Map.entry("markItems", Guard.KEY),
            Map.entry("selectOutputs", Guard.KEY),
            Map.entry("downloadSelection", Guard.KEY),
            Map.entry("signIn", Guard.ITS_OWN),
            Map.entry("signOut", Guard.NONE),
            Map.entry("getObject", Guard.ITS_OWN),
            Map.entry("headObject", Guard.ITS_OWN),
            Map.entry("putObject", Guard.ITS_OWN),
            Map.entry("claimChunk", Guard.ITS_OWN),
            Map.entry("reportItem", Guard.ITS_OWN),
            Map.entry("reportItems", Guard.ITS_OWN),
            Map.entry("beat", Guard.ITS_OWN),
            Map.entry("receiveWebhook", Guard.ITS_OWN),
            Map.entry("checkWebhook", Guard.NONE));

    private static final String ID = "0190aaaa-0000-7000-8000-00000000000f";

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    @ConfigProperty(name = "lightmill.storage.url")
    String storageUrl;

    @Inject
    @ConfigProperty(name = "lightmill.dispatcher.url")
    String dispatcherUrl;

    private List<StubSibling> siblings = List.of();

    @BeforeEach
    void start() {
        siblings = Stream.of(jobUrl, storageUrl, dispatcherUrl)
                .map(StubSibling::at)
                .toList();
        new StubKeys().in(siblings.getFirst());
    }

    @AfterEach
    void stop() {
        siblings.forEach(StubSibling::close);
    }

    @Test
    void every_operation_of_the_document_has_a_guard_here() {
        assertThat(operations().keySet()).isEqualTo(new TreeMap<>(GUARDS).keySet());
    }

    @Test
    void the_document_says_what_guards_each_operation() {
        SoftAssertions softly = new SoftAssertions();
        operations().forEach((id, operation) -> {
            var security = operation.document().getJsonArray("security");
            boolean open = security != null && !security.encode().contains("\"key\"");
            softly.assertThat(open).as(id).isEqualTo(GUARDS.get(id) != Guard.KEY);
        });
        softly.assertAll();
    }

    @Test
    void who_is_not_known_comes_in_nowhere_that_needs_a_key() {
        SoftAssertions softly = new SoftAssertions();
        operations().forEach((id, operation) -> {
            if (GUARDS.get(id) == Guard.KEY) {
                refused(softly, id + " anonymous", operation.call(given()));
                refused(softly, id + " wrong key", operation.call(bearer(StubKeys.WRONG)));
                refused(softly, id + " no key at all", operation.call(bearer("' or 1=1")));
                refused(
                        softly,
                        id + " forged session",
                        operation.call(given().cookie("lightmill-session", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
            }
        });
        softly.assertAll();
        assertThat(siblings).allSatisfy(sibling -> assertThat(sibling.asked()).isEmpty());
    }

    @Test
    void a_key_opens_everything_and_what_has_its_own_guard_needs_none() {
        SoftAssertions softly = new SoftAssertions();
        operations().forEach((id, operation) -> {
            if (id.equals("streamEvents")) {
                return; // It would not end; EventsResourceTest comes in there with a key.
            }
            Response answer = operation.call(GUARDS.get(id) == Guard.KEY ? bearer(StubKeys.GOOD) : given());
            softly.assertThat(answer.statusCode()).as(id).isNotIn(401, 403).isLessThan(500);
        });
        softly.assertAll();
    }

    @Test
    void an_address_that_nobody_knows_is_closed_too() {
        given().get("/api/nothing").then().statusCode(401);
        bearer(StubKeys.GOOD).get("/api/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void figures_are_for_administrators() {
        given().get("/q/metrics").then().statusCode(401);
        bearer(StubKeys.GOOD).get("/q/metrics").then().statusCode(403);
        bearer(StubKeys.ADMIN).get("/q/metrics").then().statusCode(200);
    }

    @Test
    void health_and_documentation_are_for_anybody() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
        given().get("/api/openapi").then().statusCode(200);
        given().redirects().follow(true).get("/").then().statusCode(200);
    }

    @Test
    void writing_an_address_otherwise_opens_no_door() {
        for (String path :
                List.of("//api/jobs", "/api/./jobs", "/api/worker/../jobs", "/%61pi/jobs", "/api;x=1/jobs")) {
            int status = given().urlEncodingEnabled(false).get(path).statusCode();
            assertThat(status).as(path).isIn(401, 404, 405);
        }
        assertThat(siblings).allSatisfy(sibling -> assertThat(sibling.asked()).isEmpty());
    }

    private static void refused(SoftAssertions softly, String what, Response answer) {
        softly.assertThat(answer.statusCode()).as(what).isEqualTo(401);
        softly.assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
    }

    private static RequestSpecification bearer(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private static Map<String, Operation> operations() {
        JsonObject paths = new JsonObject(given().get("/q/openapi?format=json").asString()).getJsonObject("paths");
        Map<String, Operation> operations = new TreeMap<>();
        for (String path : paths.fieldNames()) {
            for (String method : List.of("get", "head", "post", "put", "patch", "delete")) {
                JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
                if (operation != null) {
                    operations.put(
                            operation.getString("operationId"), new Operation(method.toUpperCase(), path, operation));
                }
            }
        }
        return operations;
    }

    private record Operation(String method, String path, JsonObject document) {

        Response call(RequestSpecification caller) {
            String url = path.replace("{sha256}", "0".repeat(64))
                    .replace("{token}", "k.abc")
                    .replaceAll("\\{[^}]*}", ID);
            String type = bodyType();
            if (type == null) {
                return caller.request(method, url);
            }
            if (type.startsWith("multipart")) {
                return caller.multiPart("file", "a.png", new byte[10], "image/png")
                        .request(method, url);
            }
            String body = url.equals("/api/session") ? "{\"key\":\"" + StubKeys.GOOD + "\"}" : "{}";
            return caller.contentType("application/json").body(body).request(method, url);
        }

        private @Nullable String bodyType() {
            JsonObject body = document.getJsonObject("requestBody");
            return body == null
                    ? null
                    : body.getJsonObject("content").fieldNames().iterator().next();
        }
    }
}
