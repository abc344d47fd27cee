package io.lightmill.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.NoCredentials;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.StorageOptions;
import io.lightmill.contracts.api.Ticket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GcsObjectsTest extends ObjectStoreContract {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static FakeGcsServer emulator;
    private static GcsObjects store;

    @BeforeAll
    static void start() throws Exception {
        Optional<FakeGcsServer> started = FakeGcsServer.start();
        if (started.isEmpty()) {
            System.err.println("""
                    ****************************************************************************
                    SKIPPED: the Google Cloud Storage suite. It needs fake-gcs-server:
                      go install github.com/fsouza/fake-gcs-server@v1.56.1
                    on the PATH, in $(go env GOPATH)/bin, or named by LIGHTMILL_FAKE_GCS.
                    ****************************************************************************""");
        }
        Assumptions.assumeTrue(started.isPresent(), "fake-gcs-server is not installed");
        emulator = started.get();
        StorageOptions.http()
                .setHost(emulator.url())
                .setCredentials(NoCredentials.getInstance())
                .setProjectId("test")
                .build()
                .getService()
                .create(BucketInfo.of("lightmill"));
        store = GcsObjects.open("lightmill", new EmulatedBucket(emulator.url()), InstantSource.system());
    }

    @AfterAll
    static void stop() {
        if (emulator != null) {
            emulator.stop();
        }
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    boolean keepsEveryPrecondition() {
        return false;
    }

    @Override
    int put(Ticket ticket, byte[] bytes) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(ticket.url())).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        ticket.headers().forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .statusCode();
    }

    @Override
    byte[] get(Ticket ticket) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create(ticket.url())).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void a_ticket_to_put_asks_the_bucket_to_write_once_and_within_a_size() {
        Ticket ticket = store.signPut(someKey(), new UploadTerms(1000, Duration.ofMinutes(1)));

        assertThat(ticket.headers())
                .containsEntry("x-goog-if-generation-match", "0")
                .containsEntry("x-goog-content-length-range", "0,1000");
        assertThat(ticket.url())
                .startsWith(emulator.url() + "/lightmill/uploads/")
                .contains("X-Goog-SignedHeaders=host%3Bx-goog-content-length-range%3Bx-goog-if-generation-match");
    }

    @Test
    void a_bucket_that_cannot_be_reached_is_trouble_and_not_absence() {
        GcsObjects nowhere =
                GcsObjects.open("lightmill", new EmulatedBucket("http://127.0.0.1:9"), InstantSource.system());

        assertThatThrownBy(() -> nowhere.head(someKey())).isInstanceOf(StoreUnavailableException.class);
    }
}
