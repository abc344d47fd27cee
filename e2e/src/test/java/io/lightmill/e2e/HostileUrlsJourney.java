package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.SourceFile;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.picture.Pictures;
import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No field of the API is an address that somebody follows. So addresses are put where they may stand by mistake: in every text, in the
 * headers that proxies and browsers write, and in front of the path. The canary hears nobody.
 */
@OnStack(Workers.REAL)
@Order(8)
@Tag("fast")
class HostileUrlsJourney {

    private final Canary canary = Canary.listening();
    private final List<String> urls = HostileUrls.to(canary.port());
    private final Stack stack;
    private final Person person;

    HostileUrlsJourney(Stack stack) {
        this.stack = stack;
        this.person = Person.newcomer(stack.admin());
    }

    @BeforeEach
    void thereAreEnoughOfThem() {
        assertThat(urls).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @AfterEach
    void nobodyCame() throws IOException {
        assertThat(canary.visits()).isZero();
        // It would have heard it.
        new Socket("127.0.0.1", canary.port()).close();
        Waiting.within(Duration.ofSeconds(10)).until(() -> canary.visits() == 1);
        canary.close();
    }

    @Test
    void anAddressAsANameOrAPromptIsAText() {
        List<InputRef> inputs = new ArrayList<>();
        List<SourceFile> files = new ArrayList<>();
        for (String url : urls) {
            files.add(new SourceFile("picture-" + files.size() + ".png", Pictures.png(url.hashCode(), 16)));
        }
        for (InputRef stored : person.upload(files)) {
            inputs.add(new InputRef(stored.sha256(), safeName(urls.get(inputs.size()))));
        }
        String prompt = String.join(" ", urls);

        JobView job =
                person.api().submit(Submission.automatic(prompt, inputs, 1).build());

        JobView done = Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(2));
        assertThat(done.items().completed()).isEqualTo(urls.size());
        person.api()
                .caller()
                .get("/api/jobs/" + job.id() + "/download?format=zip")
                .expect(200);
    }

    @Test
    void anAddressInAnyOtherFieldIsATextOrRefused() {
        InputRef input = person.uploadPictures(1).getFirst();
        for (String url : urls) {
            Map<String, Object> everywhere = Map.of(
                    "mode", "automatic",
                    "dryRun", true,
                    "name", url,
                    "groupName", url,
                    "prompt", url,
                    "negativePrompt", url,
                    "parameters", Map.of("image", url, "webhook", url, "style", url),
                    "webhook", url,
                    "inputs", List.of(Map.of("sha256", input.sha256(), "name", url, "url", url)));
            answered(person.api().caller().post("/api/jobs/submit", everywhere));
            answered(person.api().caller().post("/api/groups", Map.of("name", url)));
            answered(person.api().caller().post("/api/keys", Map.of("name", url)));
            answered(person.api()
                    .caller()
                    .post(
                            "/api/uploads",
                            Json.MAPPER
                                    .createObjectNode()
                                    .set(
                                            "files",
                                            Json.MAPPER.valueToTree(
                                                    List.of(new Uploads.File(url, 10, "a".repeat(64)))))));
        }
    }

    @Test
    void aHintMayNameAnyAddressAndNoneIsAsked() {
        String invocation = stack.ledger().of("accepted").getLast().text("invocationId");
        String token = new TokenKey(stack.home()).webhook(UUID.fromString(invocation));
        Caller runpod = new Caller(stack.url(), null);
        for (String url : urls) {
            runpod.post(
                            "/api/webhook/runpod/" + invocation + "/" + token,
                            Map.of(
                                    "id",
                                    url,
                                    "status",
                                    "COMPLETED",
                                    "webhook",
                                    url,
                                    "output",
                                    Map.of("image_url", url)))
                    .expect(200);
        }
    }

    @Test
    void theGatewayIsNobodysProxyAndBelievesNoHeader() throws IOException {
        URI gateway = stack.url();
        for (String url : urls) {
            if (url.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                continue;
            }
            for (String request : List.of(
                    "GET " + url + " HTTP/1.1\r\nHost: 127.0.0.1:" + canary.port() + "\r\n",
                    "CONNECT 127.0.0.1:" + canary.port() + " HTTP/1.1\r\nHost: x\r\n",
                    "GET /api/limits HTTP/1.1\r\nHost: 127.0.0.1:" + canary.port() + "\r\nX-Forwarded-Host: " + url
                            + "\r\nForwarded: host=" + url + "\r\nX-Original-URL: " + url + "\r\nReferer: " + url
                            + "\r\nOrigin: " + url + "\r\ntraceparent: " + url + "\r\nLink: <" + url + ">\r\n")) {
                assertThat(status(gateway, request)).as(request).isBetween(200, 499);
            }
        }
    }

    private static void answered(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 499);
    }

    /** Names may not hold what no file system takes; the rest of the address stays. */
    private static String safeName(String url) {
        return url.replaceAll("[\\p{Cntrl}]", "").strip();
    }

    private static int status(URI gateway, String request) throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream()
                    .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return head.length() < 12 ? 400 : Integer.parseInt(head.substring(9, 12));
        }
    }
}
