package io.lightmill.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A form that has come whole before anybody reads it must still be read whole. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class FormFileTest {

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    @Inject
    @ConfigProperty(name = "lightmill.storage.url")
    String storageUrl;

    private StubSibling job;
    private StubSibling storage;

    @BeforeEach
    void start() {
        job = StubSibling.at(jobUrl);
        storage = StubSibling.at(storageUrl);
        new StubKeys().in(job);
    }

    @AfterEach
    void stop() {
        job.close();
        storage.close();
    }

    static int[] sizes() {
        return new int[] {1, 100, 3_831, 3_831, 3_831, 3_831, 65_000, 200_000};
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void a_form_in_one_piece_arrives_byte_for_byte(int size) throws Exception {
        CompletableFuture<byte[]> taken = new CompletableFuture<>();
        storage.on("POST /upload-image", (exchange, stub) -> {
            taken.complete(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(201, -1);
        });
        byte[] file = new byte[size];
        new SplittableRandom(size).nextBytes(file);

        try (RawHttp browser = RawHttp.toGateway()) {
            browser.out().write(request(file));
            assertThat(browser.head()).startsWith("HTTP/1.1 201");
        }

        assertThat(taken.get(5, TimeUnit.SECONDS)).isEqualTo(file);
    }

    @Test
    void what_is_no_form_is_malformed() throws Exception {
        try (RawHttp browser = RawHttp.toGateway()) {
            browser.out()
                    .write(bytes("POST /api/upload-image HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer "
                            + StubKeys.GOOD + "\r\nContent-Length: 0\r\n\r\n"));
            assertThat(browser.head()).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    private static byte[] request(byte[] file) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(bytes("--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"));
        form.write(file);
        form.write(bytes("\r\n--xx--\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(bytes("POST /api/upload-image HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer " + StubKeys.GOOD
                + "\r\nContent-Type: multipart/form-data; boundary=xx\r\nContent-Length: " + form.size() + "\r\n\r\n"));
        request.write(form.toByteArray());
        return request.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
