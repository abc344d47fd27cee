package io.lightmill.e2e.api;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.api.Uploads;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings pictures in as the browser does: announce, PUT what is missing, complete. */
public final class Uploader {

    private static final int AT_ONCE = 8;

    private final PublicApi api;
    private final int filesPerRequest;

    /** For whoever this API's key belongs to. */
    public Uploader(PublicApi api) {
        this.api = api;
        this.filesPerRequest = api.limits().uploads().filesPerRequest();
    }

    /**
     * Uploads all of them.
     *
     * @throws IllegalStateException when one is refused
     */
    public List<InputRef> upload(List<SourceFile> files) {
        for (Uploads.FileAnswer answer : send(files)) {
            if (answer.state() != Uploads.State.STORED) {
                throw new IllegalStateException("not stored: " + answer);
            }
        }
        return files.stream().map(SourceFile::reference).toList();
    }

    /** Uploads what is accepted and tells of each, in the order given, what became of it. */
    public List<Uploads.FileAnswer> send(List<SourceFile> files) {
        List<Uploads.FileAnswer> answers = new ArrayList<>();
        for (int from = 0; from < files.size(); from += filesPerRequest) {
            answers.addAll(sendSome(files.subList(from, Math.min(files.size(), from + filesPerRequest))));
        }
        return answers;
    }

    private List<Uploads.FileAnswer> sendSome(List<SourceFile> files) {
        List<Uploads.FileAnswer> answers = new ArrayList<>(
                api.announce(files.stream().map(SourceFile::announcement).toList())
                        .files());
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (answers.get(i).state() == Uploads.State.SEND) {
                wanted.add(i);
            }
        }
        if (!wanted.isEmpty()) {
            putAll(files, answers, wanted);
            completeAll(files, answers, wanted);
        }
        return answers;
    }

    private void putAll(List<SourceFile> files, List<Uploads.FileAnswer> answers, List<Integer> wanted) {
        try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> puts = new ArrayList<>();
            for (int i : wanted) {
                Ticket ticket = Objects.requireNonNull(answers.get(i).ticket());
                puts.add(some.submit(() -> put(files.get(i), ticket)));
            }
            for (Future<?> put : puts) {
                put.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a PUT failed", e.getCause());
        }
    }

    /** PUTs a file with its ticket; 412 says that an earlier PUT of the same bytes arrived after all. */
    public Answer put(SourceFile file, Ticket ticket) {
        // The ticket is the permission: our key goes nowhere but to the API itself.
        Caller anybody = new Caller(api.caller().base(), null);
        HttpRequest.Builder request = anybody.to(ticket.url()).PUT(BodyPublishers.ofByteArray(file.bytes()));
        ticket.headers().forEach(request::header);
        return anybody.send(request).expect(200, 201, 412);
    }

    private void completeAll(List<SourceFile> files, List<Uploads.FileAnswer> answers, List<Integer> wanted) {
        List<Uploads.FileAnswer> completed = api.complete(
                        wanted.stream().map(i -> files.get(i).sha256()).toList())
                .files();
        for (int i = 0; i < wanted.size(); i++) {
            answers.set(wanted.get(i), completed.get(i));
        }
    }
}
