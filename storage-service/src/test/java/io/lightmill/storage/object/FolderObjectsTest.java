package io.lightmill.storage.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Ticket;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectsTest extends ObjectStoreContract {

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static FolderObjects store;
    private static HttpServer server;

    @BeforeAll
    static void serve() throws Exception {
        Router router = Router.router(VERTX);
        server = VERTX.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(router)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        InstantSource clock = InstantSource.system();
        FolderTickets tickets = new FolderTickets("http://127.0.0.1:" + server.actualPort(), "a secret", clock);
        store = FolderObjects.open(folder, true, tickets, clock);
        new FolderRoutes(store, VERTX).register(router);
    }

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    boolean keepsEveryPrecondition() {
        return true;
    }

    @Override
    int put(Ticket ticket, byte[] bytes) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(ticket.url())).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)))
                .statusCode();
    }

    @Override
    byte[] get(Ticket ticket) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(ticket.url()))).body();
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void nothing_of_a_ticket_can_be_changed() throws Exception {
        ObjectKey key = someKey();
        put(key, text("here"));
        Ticket get = store.signGet(key, Duration.ofMinutes(1));
        Ticket put = store.signPut(someKey(), new UploadTerms(10, Duration.ofMinutes(1)));

        assertThat(send(HttpRequest.newBuilder(URI.create(get.url())).PUT(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(get.url().replace(key.value(), someKey().value()))).isEqualTo(403);
        assertThat(get(get.url().replace("expires=1", "expires=9"))).isEqualTo(403);
        assertThat(get(get.url().replaceFirst("&signature=.*", ""))).isEqualTo(403);
        assertThat(get(get.url().replace(key.value(), "../../etc/passwd"))).isIn(403, 404);
        assertThat(put(
                        new Ticket("PUT", put.url().replace("max=10", "max=99"), put.headers(), put.expiresAt()),
                        text("x")))
                .isEqualTo(403);
    }

    private int get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url))).statusCode();
    }

    @Test
    void an_expired_ticket_says_so() throws Exception {
        var answer = send(HttpRequest.newBuilder(
                URI.create(store.signGet(someKey(), Duration.ofMinutes(-1)).url())));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("urn:lightmill:error:ticket-expired");
    }

    @Test
    void more_bytes_than_the_ticket_allows_are_refused_and_leave_nothing() throws Exception {
        ObjectKey key = someKey();
        Ticket ticket = store.signPut(key, new UploadTerms(1000, Duration.ofMinutes(1)));

        assertThat(put(ticket, random(1001))).isEqualTo(413);
        var chunked = HttpRequest.newBuilder(URI.create(ticket.url()))
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(random(500_000))));
        assertThat(send(chunked).statusCode()).isEqualTo(413);
        assertThat(store.head(key)).isEmpty();
        nothingIsUnfinished();
    }

    @Test
    void an_upload_that_is_cut_off_leaves_nothing() throws Exception {
        ObjectKey key = someKey();
        // Larger than what is gathered before a file is opened
        URI url = URI.create(store.signPut(key, new UploadTerms(100_000, Duration.ofMinutes(1)))
                .url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(text("PUT " + url.getRawPath() + "?" + url.getRawQuery()
                            + " HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\nonly this"));
            socket.getOutputStream().flush();
            Awaitility.await().until(() -> unfinished() > 0);
        }

        nothingIsUnfinished();
        assertThat(store.head(key)).isEmpty();
    }

    @Test
    void what_does_not_have_the_hash_of_its_name_is_refused() throws Exception {
        refusesOtherBytes(5);
        refusesOtherBytes(SmallReceipt.MOST_BYTES + 1);
    }

    private void refusesOtherBytes(int length) throws Exception {
        ObjectKey key = ObjectKey.upload(user, "0".repeat(64));
        Ticket ticket = store.signPut(key, new UploadTerms(100_000, Duration.ofMinutes(1)));
        var answer = send(HttpRequest.newBuilder(URI.create(ticket.url()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(random(length))));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("input-hash-mismatch");
        assertThat(store.head(key)).isEmpty();
        nothingIsUnfinished();
    }

    @Test
    void a_ticket_to_get_serves_ranges_and_heads() throws Exception {
        ObjectKey key = someKey();
        put(key, text("0123456789"));
        URI url = URI.create(store.signGet(key, Duration.ofMinutes(1)).url());

        var part = send(HttpRequest.newBuilder(url).header("Range", "bytes=3-5"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(text("345"));
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 3-5/10");
        assertThat(send(HttpRequest.newBuilder(url).header("Range", "bytes=10-"))
                        .statusCode())
                .isEqualTo(416);
        var head = send(HttpRequest.newBuilder(url).HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("10");
    }

    @Test
    void many_small_writes_into_a_new_folder_all_arrive() throws Exception {
        UUID job = UUID.randomUUID();
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int item = 0; item < 64; item++) {
            Ticket ticket = store.signPut(
                    ObjectKey.output(job, UUID.randomUUID(), UUID.randomUUID()),
                    new UploadTerms(10_000, Duration.ofMinutes(1)));
            writers.add(() -> put(ticket, random(3000)));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(writers)) {
                assertThat(status.get()).isEqualTo(201);
            }
        }
        try (Stream<StoredObject> objects = store.list("outputs/" + job, null)) {
            assertThat(objects).hasSize(64).allMatch(object -> object.bytes() == 3000);
        }
        nothingIsUnfinished();
    }

    private static void nothingIsUnfinished() {
        Awaitility.await().until(() -> unfinished() == 0);
    }

    private static long unfinished() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(".incoming"))) {
            return files.count();
        }
    }

    @Override
    ObjectKey someKey() {
        return new ObjectKey("previews/" + user + "/" + UUID.randomUUID());
    }
}
