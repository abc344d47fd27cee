package io.lightmill.stack.run;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The pictures of a folder and all folders below it, always in the same order. */
final class FolderScan {

    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "webp");

    private FolderScan() {}

    static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .filter(FolderScan::isPicture)
                    .sorted(Comparator.comparing(file -> folder.relativize(file).toString()))
                    .toList();
        }
    }

    /** By its name; whether it really is one is found out where it is uploaded, and said by name. */
    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && ENDINGS.contains(ending);
    }
}
