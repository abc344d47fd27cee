package io.lightmill.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** job-service as far as bundles ask it: jobs with their items, for their owner. */
public final class FakeJobs {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final Pattern ITEMS = Pattern.compile("/jobs/([^/]+)/bundle");
    private static final Pattern SELECTED = Pattern.compile("/selections/([^/]+)/items");
    private static final Pattern SELECTED_JOBS = Pattern.compile("/selections/([^/]+)/jobs");
    private static final Pattern GROUP = Pattern.compile("/groups/([^/]+)/jobs");
    private static final Pattern JOB = Pattern.compile("/jobs/([^/]+)");

    private final Map<UUID, Owned> jobs = new ConcurrentHashMap<>();
    private final Map<UUID, ItemView> standIns = new ConcurrentHashMap<>();
    private final Map<UUID, Picked> selections = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean away = new AtomicBoolean();
    private HttpServer server;

    record Owned(UUID owner, JobView job, List<ItemView> items) {}

    record Picked(UUID owner, List<ItemView> items) {}

    /** From now on that item is in the place of the one that failed. */
    public void standIn(UUID failed, ItemView made) {
        standIns.put(failed, made);
    }

    /** Somebody picked these. */
    public void pick(UUID owner, UUID selection, List<ItemView> items) {
        selections.put(selection, new Picked(owner, items));
    }

    public void put(UUID owner, JobView job, List<ItemView> items) {
        jobs.put(job.id(), new Owned(owner, job, items));
    }

    /** The paths that it was asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Whether it answers nothing but 503. */
    public void away(boolean isAway) {
        away.set(isAway);
    }

    String start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (away.get()) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        asked.add(exchange.getRequestURI().getPath());
        Object body = body(caller(exchange), exchange.getRequestURI());
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static UUID caller(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return UUID.fromString(JSON.readTree(claims).get("sub").asText());
    }

    private Object body(UUID caller, URI uri) {
        Matcher items = ITEMS.matcher(uri.getPath());
        if (items.matches()) {
            Owned job = own(caller, items.group(1));
            return job == null
                    ? null
                    : page(
                            job.items().stream()
                                    .map(item -> new Bundles.Item(item, standIns.get(item.id())))
                                    .toList(),
                            uri);
        }
        Matcher selected = SELECTED.matcher(uri.getPath());
        if (selected.matches()) {
            Picked picked = selections.get(UUID.fromString(selected.group(1)));
            return picked == null || !picked.owner().equals(caller)
                    ? null
                    : page(
                            picked.items().stream()
                                    .map(item -> new Bundles.Item(item, null))
                                    .toList(),
                            uri);
        }
        Matcher ofSelected = SELECTED_JOBS.matcher(uri.getPath());
        if (ofSelected.matches()) {
            Picked picked = selections.get(UUID.fromString(ofSelected.group(1)));
            return picked == null || !picked.owner().equals(caller)
                    ? null
                    : page(
                            picked.items().stream()
                                    .map(ItemView::jobId)
                                    .distinct()
                                    .map(id -> jobs.get(id).job())
                                    .toList(),
                            uri);
        }
        Matcher group = GROUP.matcher(uri.getPath());
        if (group.matches()) {
            List<JobView> all = jobs.values().stream()
                    .filter(job -> job.owner().equals(caller))
                    .map(Owned::job)
                    .filter(job -> job.groupId().toString().equals(group.group(1)))
                    .sorted((a, b) -> a.createdAt().compareTo(b.createdAt()))
                    .toList();
            return all.isEmpty() ? null : page(all, uri);
        }
        Matcher one = JOB.matcher(uri.getPath());
        Owned job = one.matches() ? own(caller, one.group(1)) : null;
        return job == null ? null : job.job();
    }

    private Owned own(UUID caller, String id) {
        Owned job = jobs.get(UUID.fromString(id));
        return job == null || !job.owner().equals(caller) ? null : job;
    }

    private static <T> Page<T> page(List<T> all, URI uri) {
        Map<String, String> query = Stream.of(String.valueOf(uri.getRawQuery()).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int to = Math.min(all.size(), from + Integer.parseInt(query.getOrDefault("limit", "100")));
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null, (long) all.size());
    }
}
