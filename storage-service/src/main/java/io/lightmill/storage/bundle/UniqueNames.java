package io.lightmill.storage.bundle;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Gives each entry of a bundle a path that none before it has. Only a hash of each is kept; where two hashes meet by chance, a
 * name gets a suffix that it did not need.
 */
final class UniqueNames {

    private final Set<Long> taken = new HashSet<>();

    /** The folder's name with a suffix where another has it. */
    String folder(String parent, String name) {
        return unique(parent, name, "", 2);
    }

    /**
     * A file's path.
     *
     * @param ordinal the suffix that is tried first, so that a thousand files of one name need not try a thousand
     */
    String file(String folder, String stem, String tail, int ordinal) {
        return unique(folder, stem, tail, ordinal);
    }

    private String unique(String folder, String stem, String tail, int suffix) {
        String path = folder + fitted(stem, tail) + tail;
        for (int next = suffix; !taken.add(hash(path)); next++) {
            String longer = "_" + next + tail;
            path = folder + fitted(stem, longer) + longer;
        }
        return path;
    }

    private static String fitted(String stem, String tail) {
        return SafeNames.of(stem, "image", SafeNames.MOST_BYTES - tail.getBytes(StandardCharsets.UTF_8).length);
    }

    private static long hash(String path) {
        UUID hash = UUID.nameUUIDFromBytes(SafeNames.folded(path).getBytes(StandardCharsets.UTF_8));
        return hash.getMostSignificantBits() ^ hash.getLeastSignificantBits();
    }
}
