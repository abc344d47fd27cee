package io.lightmill.chaos.crowd;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.JobEnd;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks at jobs, and at what came of them. */
final class Watcher {

    private static final int PAGE = 1000;

    private final Desk desk;
    private final Chance chance;
    private final int zipped;
    private final ZipReader zips;

    Watcher(Desk desk, Chance chance, int zipped) {
        this.desk = desk;
        this.chance = chance;
        this.zipped = zipped;
        this.zips = new ZipReader(desk, chance);
    }

    /** How a job is. */
    Optional<JobView> look(UUID job) {
        Optional<JobView> view = read("/api/jobs/" + job).map(answer -> answer.as(JobView.class));
        view.ifPresent(
                seen -> desk.note(new ClientLine.Seen(desk.now(), desk.user(), job, seen.state(), seen.items())));
        return view;
    }

    /** Reads a job that has ended, and one of its files. */
    Optional<JobEnd> readEnd(JobView job) {
        Optional<JobEnd> end = items(job.id()).map(items -> JobEnd.of(desk.user(), job, items));
        end.ifPresent(read -> {
            desk.note(new ClientLine.Ended(desk.now(), read));
            download(read);
            if (read.counts().completed() > 0 && chance.percent(zipped)) {
                zips.read(read.id());
            }
        });
        return end;
    }

    private void download(JobEnd end) {
        List<UUID> completed = end.items().stream()
                .filter(item -> item.state() == ItemState.COMPLETED)
                .map(item -> item.id())
                .toList();
        if (!completed.isEmpty()) {
            UUID item = chance.oneOf(completed);
            Optional<Answer> answer = desk.get("/api/items/" + item + "/output");
            String hash = answer.map(file -> SourceFile.sha256(file.body())).orElse("");
            desk.note(new ClientLine.Downloaded(desk.now(), desk.user(), end.id(), item, Desk.status(answer), hash));
        }
    }

    /** All items of a job; empty when it could not be read to its end. */
    Optional<List<ItemView>> items(UUID job) {
        List<ItemView> items = new ArrayList<>();
        String cursor = "";
        do {
            Optional<Page<ItemView>> page = read("/api/jobs/" + job + "/items?limit=" + PAGE + cursor)
                    .map(answer -> answer.asPageOf(ItemView.class));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            items.addAll(page.get().items());
            cursor = page.get().next() == null ? "" : "&cursor=" + page.get().next();
        } while (!cursor.isEmpty());
        return Optional.of(items);
    }

    /** All of the user's jobs; empty when they could not be read to their end. */
    Optional<List<JobView>> list() {
        List<JobView> jobs = new ArrayList<>();
        String cursor = "";
        do {
            Optional<Page<JobView>> page =
                    read("/api/jobs?limit=100" + cursor).map(answer -> answer.asPageOf(JobView.class));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            jobs.addAll(page.get().items());
            cursor = page.get().next() == null ? "" : "&cursor=" + page.get().next();
        } while (!cursor.isEmpty());
        desk.note(new ClientLine.Listed(
                desk.now(), desk.user(), jobs.stream().map(JobView::id).toList()));
        return Optional.of(jobs);
    }

    /** Tries what is another's. */
    void pry(String owner, UUID job) {
        for (String request :
                List.of("/api/jobs/" + job, "/api/jobs/" + job + "/items", "/api/jobs/" + job + "/download")) {
            Optional<Answer> answer = desk.get(request);
            desk.note(new ClientLine.Pried(desk.now(), desk.user(), owner, request, Desk.status(answer)));
        }
    }

    private Optional<Answer> read(String path) {
        return desk.get(path).filter(answer -> answer.status() == 200);
    }
}
