package io.lightmill.stack.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Things that went wrong, one line per reason with a few names, in the order in which the reasons were met. */
final class Causes {

    private static final int NAMES = 3;
    private static final int LINES = 20;

    private final Map<String, List<String>> names = new LinkedHashMap<>();

    void add(String reason, String name) {
        names.computeIfAbsent(reason, key -> new ArrayList<>()).add(name);
    }

    /**
     * One line per reason, at most twenty.
     *
     * @param what happened to them, such as {@code refused}
     * @param one what one of them is, in the singular; an s makes it many
     */
    void print(PrintStream out, String what, String one) {
        names.entrySet().stream().limit(LINES).forEach(each -> {
            List<String> all = each.getValue();
            out.printf(
                    Locale.ROOT,
                    "  %s: %,d %s: %s (%s%s)%n",
                    what,
                    all.size(),
                    all.size() == 1 ? one : one + "s",
                    each.getKey(),
                    String.join(", ", all.subList(0, Math.min(NAMES, all.size()))),
                    all.size() > NAMES ? ", …" : "");
        });
        if (names.size() > LINES) {
            out.printf(Locale.ROOT, "  and %,d more reasons%n", names.size() - LINES);
        }
    }
}
