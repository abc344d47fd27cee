package io.lightmill.stack.run;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.api.Limits;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.api.Uploads.FileAnswer;
import io.lightmill.contracts.api.Uploads.State;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the files that the server does not have yet to where its tickets lead, in pages as large as it accepts. */
final class Uploader {

    private static final int AT_ONCE = 8;
    private static final int PAGE = 500;
    private static final Duration LONGEST_PUT = Duration.ofMinutes(10);
    /** 412: the object is there already, which is what we want. */
    private static final Set<Integer> ARRIVED = Set.of(200, 201, 204, 412);

    private final Api api;
    private final ProgressLine progress;

    Uploader(Api api, ProgressLine progress) {
        this.api = api;
        this.progress = progress;
    }

    /** Those that were refused; all others can be used. */
    List<Refused> upload(List<LocalFile> files) throws IOException, InterruptedException {
        Map<String, LocalFile> bySha = new LinkedHashMap<>();
        files.forEach(file -> bySha.putIfAbsent(file.sha256(), file));
        List<LocalFile> distinct = List.copyOf(bySha.values());
        int page = Math.clamp(limits().filesPerRequest(), 1, PAGE);
        Map<String, String> reasons = new LinkedHashMap<>();
        progress.begin("Uploading", distinct.size());
        for (int from = 0; from < distinct.size(); from += page) {
            reasons.putAll(uploadPage(distinct.subList(from, Math.min(from + page, distinct.size()))));
        }
        progress.end(distinct.size() - reasons.size(), reasons.isEmpty() ? "" : reasons.size() + " refused");
        // The same bytes under two names are refused under both.
        return files.stream()
                .filter(file -> reasons.containsKey(file.sha256()))
                .map(file -> new Refused(file.name(), reasons.getOrDefault(file.sha256(), "")))
                .toList();
    }

    private Limits.UploadLimits limits() throws IOException, InterruptedException {
        return api.get("/api/limits", Limits.class).uploads();
    }

    /** Reasons of refusal by SHA-256. */
    private Map<String, String> uploadPage(List<LocalFile> files) throws IOException, InterruptedException {
        Map<String, LocalFile> bySha = files.stream().collect(Collectors.toMap(LocalFile::sha256, file -> file));
        Uploads.Answer answer = api.post("/api/uploads", request(files), Map.of(), Uploads.Answer.class);
        Map<String, String> reasons = new LinkedHashMap<>(reasons(answer.files()));
        List<FileAnswer> missing = answer.files().stream()
                .filter(file -> file.state() == State.SEND)
                .toList();
        progress.add(answer.files().size() - missing.size());
        InParallel.map(missing, AT_ONCE, file -> {
            send(Objects.requireNonNull(bySha.get(file.sha256())), file);
            progress.add(1);
            return file;
        });
        if (!missing.isEmpty()) {
            List<String> sent = missing.stream().map(FileAnswer::sha256).toList();
            reasons.putAll(reasons(
                    api.post("/api/uploads/complete", new Uploads.Completion(sent), Map.of(), Uploads.Answer.class)
                            .files()));
        }
        return reasons;
    }

    private static Uploads.Request request(List<LocalFile> files) {
        return new Uploads.Request(files.stream()
                .map(file -> new Uploads.File(file.name(), file.bytes(), file.sha256()))
                .toList());
    }

    private static Map<String, String> reasons(List<FileAnswer> answers) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (FileAnswer answer : answers) {
            if (answer.state() != State.STORED && answer.state() != State.SEND) {
                Estimate.Problem problem = answer.problem();
                reasons.put(answer.sha256(), problem == null ? "refused" : problem.detail());
            }
        }
        return reasons;
    }

    private void send(LocalFile file, FileAnswer answer) throws IOException, InterruptedException {
        Ticket ticket = answer.ticket();
        if (ticket == null) {
            throw new IOException("the server wants " + file.name() + " and gave no ticket for it");
        }
        HttpRequest request = put(ticket, file.path());
        api.patience().call(() -> {
            HttpResponse<String> sent = api.client().send(request, HttpResponse.BodyHandlers.ofString());
            if (!ARRIVED.contains(sent.statusCode())) {
                throw ApiProblem.of(sent, sent.body());
            }
            return sent.statusCode();
        });
    }

    /** The file is read anew by each try, in pieces. */
    private static HttpRequest put(Ticket ticket, Path file) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ticket.url()))
                .timeout(LONGEST_PUT)
                .method(ticket.method(), HttpRequest.BodyPublishers.ofFile(file));
        ticket.headers().forEach(request::header);
        return request.build();
    }
}
