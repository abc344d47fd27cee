package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Mode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names a bundle's entries: {@code group/job/set_001/parent__v01_s42.png}, sets only where a job has them. */
final class EntryNames {

    private static final String WITHOUT_PARENT = "image";

    private final UniqueNames names = new UniqueNames();

    /** The job's folder, with the slash at its end. */
    String jobFolder(JobView job) {
        String group = SafeNames.of(job.groupName(), "group") + "/";
        return names.folder(group, SafeNames.of(job.name(), "job")) + "/";
    }

    /** A picture's path. */
    String picture(String jobFolder, JobView job, ItemView item, String extension) {
        String folder = job.mode() == Mode.SEMI_AUTOMATIC
                ? jobFolder + String.format(Locale.ROOT, "set_%03d/", item.set() + 1)
                : jobFolder;
        String tail = String.format(Locale.ROOT, "__v%02d_s%d.%s", item.variation(), item.seed(), extension);
        return names.file(folder, parentStem(item), tail, item.ordinal() + 1);
    }

    private static String parentStem(ItemView item) {
        if (item.inputs().isEmpty()) {
            return WITHOUT_PARENT;
        }
        @Nullable String name = item.inputs().getFirst().name();
        return name == null ? item.inputs().getFirst().sha256().substring(0, 12) : SafeNames.stem(name);
    }
}
