package io.lightmill.gateway.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** job-service's register of keys, as far as the gateway asks it. */
public final class StubKeys {

    /** A user's key. */
    public static final String GOOD = "lm_abcdefgh_0123456789012345678901234567890123456789012";
    /** The same user's, to be revoked by one test each: the gateway remembers a revoked key for some seconds. */
    public static final String SPARE = "lm_sparekey_0123456789012345678901234567890123456789012";
    /** Another one. */
    public static final String SECOND_SPARE = "lm_spare2nd_0123456789012345678901234567890123456789012";
    /** Another user's. */
    public static final String OTHER = "lm_otherone_0123456789012345678901234567890123456789012";
    /** An administrator's. */
    public static final String ADMIN = "lm_adminadm_0123456789012345678901234567890123456789012";
    /** Well formed, and nobody's. */
    public static final String WRONG = "lm_zzzzzzzz_0123456789012345678901234567890123456789012";
    /** Whose {@link #GOOD} is. */
    public static final UUID USER = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");

    private static final UUID OTHER_USER = UUID.fromString("0190aaaa-0000-7000-8000-000000000003");
    private static final UUID ADMIN_USER = UUID.fromString("0190aaaa-0000-7000-8000-000000000002");
    private static final UUID KEY = UUID.fromString("0190aaaa-0000-7000-8000-0000000000aa");

    private static final Pattern SESSION = Pattern.compile("\"session\":\"([^\"]+)\"");

    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();

    /** Lets a stub of job-service answer about keys. */
    public StubKeys in(StubSibling job) {
        job.on("POST /keys/verify", (exchange, stub) -> {
            questions.incrementAndGet();
            String body = text(exchange);
            session(body).ifPresent(sessions::add);
            byte[] answer = answer(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        });
        job.on("POST /keys/sign-out", (exchange, stub) -> {
            session(text(exchange)).ifPresent(revoked::add);
            exchange.sendResponseHeaders(204, -1);
        });
        return this;
    }

    /** What is answered about a good key. */
    public static StubSibling.Answer answerAbout(String key) {
        return StubSibling.Answer.json(200, new StubKeys().answer(key));
    }

    /** All sessions that it was asked about are signed out of, at another gateway. */
    public void signOutElsewhere() {
        revoked.addAll(sessions);
    }

    /** From now on it is nobody's. */
    public void revoke(String key) {
        revoked.add(key);
    }

    /** How often it was asked. */
    public int questions() {
        return questions.get();
    }

    private static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Optional<String> session(String body) {
        return SESSION.matcher(body).results().map(found -> found.group(1)).findFirst();
    }

    private String answer(String question) {
        if (revoked.stream().anyMatch(question::contains)) {
            return "";
        }
        if (Stream.of(GOOD, SPARE, SECOND_SPARE).anyMatch(question::contains)) {
            return owner(USER, "Ada", "user");
        }
        if (question.contains(OTHER)) {
            return owner(OTHER_USER, "Bob", "user");
        }
        return question.contains(ADMIN) ? owner(ADMIN_USER, "Root", "admin") : "";
    }

    private static String owner(UUID user, String name, String role) {
        return "{\"keyId\":\"%s\",\"userId\":\"%s\",\"userName\":\"%s\",\"role\":\"%s\"}"
                .formatted(KEY, user, name, role);
    }
}
