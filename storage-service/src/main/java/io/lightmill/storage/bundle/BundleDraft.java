package io.lightmill.storage.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.storage.archive.Output;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.picture.PictureType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan while it is made: pictures in order, each job's {@code job.json} behind them, manifest and errors at the end. */
final class BundleDraft implements Closeable {

    private static final byte[] NEWLINE = {'\n'};

    private final ObjectMapper json;
    private final Path folder;
    private final BundleSubject subject;
    private final BundleLayout layout;
    private final BundleText manifest;
    private final BundleText errors;
    private final EntryNames names = new EntryNames();
    private @Nullable Chapter chapter;
    private Instant newest = Instant.EPOCH;
    private boolean finished;

    BundleDraft(ObjectMapper json, Path folder, BundleSubject subject) throws IOException {
        this.json = json;
        this.folder = folder;
        this.subject = subject;
        this.layout = new BundleLayout(folder);
        this.manifest = new BundleText(folder);
        this.errors = new BundleText(folder);
        errors.write(ErrorsCsv.HEAD);
    }

    void beginJob(JobView job) throws IOException {
        JobDocument document = subject.holdsWholeJobs() ? new JobDocument(json, folder, job) : null;
        chapter = new Chapter(job, names.jobFolder(job), document);
        grow(job.createdAt());
    }

    /** Whether that job is the one that is being written. */
    boolean isIn(UUID jobId) {
        return chapter != null && chapter.job().id().equals(jobId);
    }

    /** The next item, with what the archive has of it or of the one that took its place. */
    void item(Bundles.Item bundled, @Nullable Output output) throws IOException {
        Chapter current = Objects.requireNonNull(chapter);
        ItemView item = InItsPlace.of(bundled);
        boolean wanted = subject.takes(item.favourite(), item.rejected());
        String file = output == null || !wanted ? null : picture(current, item, output);
        JobDocument document = current.document();
        if (file != null || document != null) {
            manifest.write(json.writeValueAsBytes(ManifestRow.of(item, file)));
            manifest.write(NEWLINE);
        }
        if (document != null) {
            document.item(bundled.item());
            ItemView.Failure failure = item.error();
            if (failure != null) {
                errors.write(ErrorsCsv.row(current.job().name(), item, failure));
            }
        }
    }

    /** Only what both services call complete, so that the manifest never names a file in another state. */
    private @Nullable String picture(Chapter current, ItemView item, Output output) throws IOException {
        boolean same = item.state() == ItemState.COMPLETED
                && item.output() != null
                && item.output().attemptId().equals(output.attemptId());
        if (!same || !(output.verdict() instanceof Verdict.Whole whole)) {
            return null;
        }
        String extension = PictureType.ofContentType(whole.contentType()).extension();
        String name = names.picture(current.folder(), current.job(), item, extension);
        Instant finished = item.finishedAt() == null ? item.createdAt() : item.finishedAt();
        grow(finished);
        layout.object(
                new ZipEntry(name, whole.print().bytes(), whole.print().crc32(), finished),
                new BundledObject(output.jobId(), output.itemId(), output.attemptId()));
        return name;
    }

    /** A group's jobs have their documents in their folders; a single job's lies at the top. Without a job, nothing ends. */
    void endJob() throws IOException {
        Chapter current = chapter;
        if (current == null) {
            return;
        }
        chapter = null;
        try (JobDocument document = current.document()) {
            if (document != null) {
                String home = subject instanceof BundleSubject.OfGroup ? current.folder() : "";
                layout.text(home + "job.json", document.finish(), current.job().createdAt());
            }
        }
    }

    BundlePlan finish() throws IOException {
        layout.text("manifest.jsonl", manifest, newest);
        layout.text("errors.csv", errors, newest);
        BundlePlan plan = layout.finish();
        finished = true;
        return plan;
    }

    private void grow(Instant at) {
        newest = at.isAfter(newest) ? at : newest;
    }

    @Override
    public void close() throws IOException {
        try (manifest;
                errors) {
            if (chapter != null && chapter.document() != null) {
                chapter.document().close();
            }
            if (finished) {
                layout.close();
            } else {
                layout.abandon();
            }
        }
    }

    /**
     * The job that is being written.
     *
     * @param document null: the bundle holds only some of its items
     */
    private record Chapter(
            JobView job, String folder, @Nullable JobDocument document) {}
}
