package io.lightmill.stack.run;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What looks like a picture in a folder and all folders below it, always in the same order.
 *
 * @param pictures of the kinds that are taken
 * @param refused those of other kinds
 * @param hidden how many have a name that begins with a dot, and are left alone
 */
record FolderScan(List<Path> pictures, List<Refused> refused, int hidden) {

    private static final Set<String> TAKEN = Set.of("png", "jpg", "jpeg", "webp");
    private static final Map<String, String> OTHERS = Map.of(
            "gif", "a GIF",
            "bmp", "a BMP",
            "tif", "a TIFF",
            "tiff", "a TIFF",
            "heic", "a HEIC",
            "heif", "a HEIC",
            "avif", "an AVIF");

    static FolderScan of(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> TAKEN.contains(ending(file)) || OTHERS.containsKey(ending(file)))
                    .sorted(Comparator.comparing(file -> folder.relativize(file).toString()))
                    .toList();
            List<Path> seen = all.stream().filter(file -> !isHidden(file)).toList();
            return new FolderScan(
                    seen.stream().filter(file -> TAKEN.contains(ending(file))).toList(),
                    seen.stream()
                            .filter(file -> OTHERS.containsKey(ending(file)))
                            .map(file -> refused(folder, file))
                            .toList(),
                    all.size() - seen.size());
        }
    }

    private static Refused refused(Path folder, Path file) {
        String kind = OTHERS.getOrDefault(ending(file), "of another kind");
        return new Refused(LocalFile.name(folder, file), kind + "; PNG, JPEG and WebP are taken");
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }

    /** By its name; whether it really is one is found out where it is uploaded, and said by name. */
    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
