package io.lightmill.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lightmill.gateway.stub.RawHttp;
import io.lightmill.gateway.stub.SiblingPorts;
import io.lightmill.gateway.stub.StubKeys;
import io.lightmill.gateway.stub.StubSibling;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each change that somebody asks for is noted with how it ended, also where it ended badly. */
@QuarkusTest
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(SiblingPorts.class)
class ChangeLogTest {

    @Inject
    @ConfigProperty(name = "lightmill.job.url")
    String jobUrl;

    private final Lines lines = new Lines();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch silence = new CountDownLatch(1);
    private StubSibling job;

    @BeforeEach
    void start() {
        job = StubSibling.at(jobUrl);
        new StubKeys().in(job);
        Logger.getLogger(ChangeLog.class.getName()).addHandler(lines);
    }

    @AfterEach
    void stop() {
        Logger.getLogger(ChangeLog.class.getName()).removeHandler(lines);
        silence.countDown();
        job.close();
    }

    @Test
    void a_change_is_noted_with_its_status() throws IOException {
        try (RawHttp caller = submit()) {
            assertThat(caller.head()).startsWith("HTTP/1.1 200");
        }
        await().untilAsserted(() -> assertThat(lines.written()).contains("POST /api/jobs/submit: 200, "));
    }

    @Test
    void one_whose_caller_went_away_is_noted_too() throws Exception {
        job.otherwise((exchange, stub) -> {
            asked.countDown();
            awaitQuietly(silence);
        });
        try (RawHttp caller = submit()) {
            asked.await();
        }
        await().untilAsserted(() -> assertThat(lines.written()).contains("POST /api/jobs/submit: broken off, "));
    }

    @Test
    void one_whose_answer_broke_off_is_noted_too() throws IOException {
        job.otherwise((exchange, stub) -> {
            exchange.sendResponseHeaders(200, 2000);
            exchange.getResponseBody().write(new byte[1000]);
            exchange.getResponseBody().flush();
        });
        try (RawHttp caller = submit()) {
            caller.restAsText();
        }
        await().untilAsserted(() -> assertThat(lines.written()).contains("POST /api/jobs/submit: broken off, "));
    }

    @Test
    void a_form_that_cannot_be_read_is_noted_with_its_refusal() throws IOException {
        String form = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                + "Content-Transfer-Encoding: smoke\r\n\r\nhalf\r\n--xx--\r\n";
        try (RawHttp caller = RawHttp.toGateway()) {
            caller.send(
                    "POST /api/upload-image HTTP/1.1",
                    "Host: here",
                    "Authorization: Bearer " + StubKeys.GOOD,
                    "Content-Type: multipart/form-data; boundary=xx",
                    "Content-Length: " + form.length());
            caller.out().write(form.getBytes());
            assertThat(caller.head()).startsWith("HTTP/1.1 400");
        }
        await().untilAsserted(() -> assertThat(lines.written()).contains("POST /api/upload-image: 400, "));
    }

    private static RawHttp submit() throws IOException {
        RawHttp caller = RawHttp.toGateway();
        caller.send(
                "POST /api/jobs/submit HTTP/1.1",
                "Host: here",
                "Authorization: Bearer " + StubKeys.GOOD,
                "Content-Type: application/json",
                "Content-Length: 0");
        return caller;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was noted. */
    private static final class Lines extends ExtHandler {

        private final StringBuffer written = new StringBuffer();

        @Override
        protected void doPublish(ExtLogRecord line) {
            written.append(line.getFormattedMessage()).append('\n');
        }

        String written() {
            return written.toString();
        }
    }
}
