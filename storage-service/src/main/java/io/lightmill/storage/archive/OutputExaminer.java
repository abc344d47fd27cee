package io.lightmill.storage.archive;

import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.event.ItemGenerated;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.object.NoSuchObjectException;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.object.StoredObject;
import io.lightmill.storage.picture.FlawedPictureException;
import io.lightmill.storage.picture.Inspection;
import io.lightmill.storage.picture.PictureInspector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Looks at a reported output: is it there, is it a whole picture, is it what the worker said? */
@ApplicationScoped
class OutputExaminer {

    private final ObjectStore store;
    private final PictureInspector inspector;
    private final ArchiveConfig config;

    OutputExaminer(ObjectStore store, PictureInspector inspector, ArchiveConfig config) {
        this.store = store;
        this.inspector = inspector;
        this.config = config;
    }

    Output examine(ItemGenerated item) {
        return new Output(item.itemId(), item.jobId(), item.userId(), item.attemptId(), item.version(), verdict(item));
    }

    /** What was examined before, or that it is missing since. */
    Output confirm(Output examined) {
        return store.head(examined.object()).isPresent() ? examined : examined.with(missing());
    }

    private Verdict verdict(ItemGenerated item) {
        ObjectKey key = ObjectKey.output(item.jobId(), item.itemId(), item.attemptId());
        Optional<StoredObject> object = store.head(key);
        if (object.isEmpty()) {
            return missing();
        }
        try {
            return compared(item, inspector.inspect(object.get(), config.bounds()));
        } catch (NoSuchObjectException gone) {
            return missing();
        } catch (FlawedPictureException flawed) {
            return new Verdict.Rejected(ErrorCode.OUTPUT_DAMAGED, flawed.detail());
        }
    }

    private static Verdict missing() {
        return new Verdict.Rejected(ErrorCode.OUTPUT_MISSING, ErrorCode.OUTPUT_MISSING.sentence());
    }

    private static Verdict compared(ItemGenerated item, Inspection found) {
        String said = item.output().sha256();
        if (said != null && !said.equals(found.fingerprint().sha256())) {
            return new Verdict.Rejected(ErrorCode.OUTPUT_DAMAGED, "The file is not the one that the worker reported.");
        }
        return new Verdict.Whole(
                found.picture().type().contentType(),
                found.fingerprint(),
                found.picture().width(),
                found.picture().height());
    }
}
