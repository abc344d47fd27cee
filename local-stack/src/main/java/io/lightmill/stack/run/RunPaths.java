package io.lightmill.stack.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks, before anything is started or paid for, whether a folder can be read and a ZIP be written. */
public final class RunPaths {

    private RunPaths() {}

    /**
     * Where the pictures are.
     *
     * @throws IOException with a sentence for people when there are none to be had
     */
    public static void checkFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            throw new IOException("There is no folder " + folder + ".");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder; put the picture into one.");
        }
        FolderScan found = FolderScan.of(folder);
        if (found.pictures().isEmpty()) {
            String others = found.refused().isEmpty()
                    ? "."
                    : "; " + found.refused().size() + " of other kinds are not taken, such as "
                            + found.refused().getFirst().name() + ".";
            throw new IOException("There is no PNG, JPEG or WebP picture in " + folder + others);
        }
    }

    /** What a folder is called, however it was named; null for the root, which has no name. */
    public static @Nullable String nameOf(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? null : name.toString();
    }

    /**
     * Where the ZIP goes. Folders that are missing on the way will be made.
     *
     * @throws IOException with a sentence for people when it could not be written there
     */
    public static void checkOut(Path out) throws IOException {
        if (Files.isDirectory(out)) {
            throw new IOException(out + " is a folder; --out wants the name of the ZIP itself.");
        }
        Path folder = out.toAbsolutePath().normalize().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IOException(out + " cannot be written: " + folder + " is no folder that you may write to.");
        }
    }
}
