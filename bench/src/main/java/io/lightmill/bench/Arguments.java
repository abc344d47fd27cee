package io.lightmill.bench;

import io.lightmill.bench.run.Size;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param metrics letters; empty: all
 * @param json where to write the figures; null: nowhere
 * @param readme whether to rewrite the rows of these metrics in bench/README.md
 */
record Arguments(List<String> metrics, @Nullable Path json, Size size, boolean readme) {

    static Arguments parse(String... words) {
        Deque<String> left = new ArrayDeque<>(List.of(words));
        List<String> metrics = new ArrayList<>();
        Path json = null;
        Size size = Size.USUAL;
        boolean readme = false;
        while (!left.isEmpty()) {
            String word = left.remove();
            switch (word) {
                case "--json" -> json = Path.of(value(left, word));
                case "--quick" -> size = Size.QUICK;
                case "--long" -> size = Size.LONG;
                case "--readme" -> readme = true;
                default -> metrics.add(metric(word));
            }
        }
        return new Arguments(List.copyOf(metrics), json, size, readme);
    }

    private static String value(Deque<String> left, String option) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a file");
        }
        return left.remove();
    }

    private static String metric(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + word);
        }
        return word;
    }
}
