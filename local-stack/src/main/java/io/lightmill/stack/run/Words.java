package io.lightmill.stack.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Sentences of the system as somebody at a terminal wants them: each ends, none comes twice, and no route of the API is named. */
final class Words {

    private Words() {}

    static String joined(String... sentences) {
        return joined(Arrays.asList(sentences));
    }

    static String joined(Collection<String> sentences) {
        Set<String> whole = new LinkedHashSet<>();
        for (String sentence : sentences) {
            String text = withoutRoutes(sentence);
            if (!text.isBlank()) {
                whole.add(ended(text.strip()));
            }
        }
        return String.join(" ", whole);
    }

    /** A time to wait in seconds, minutes or hours, rounded up. */
    static String until(Duration wait) {
        long seconds = wait.toSeconds();
        if (seconds <= 60) {
            return seconds + " s";
        }
        return seconds <= 2 * 3600 ? Math.ceilDiv(seconds, 60) + " min" : Math.ceilDiv(seconds, 3600) + " h";
    }

    /** Our advice tells what a program should do behind a semicolon. */
    private static String withoutRoutes(String sentence) {
        if (!sentence.contains("/api/")) {
            return sentence;
        }
        return Arrays.stream(sentence.split("; "))
                .filter(clause -> !clause.contains("/api/"))
                .collect(Collectors.joining("; "));
    }

    private static String ended(String text) {
        return ".!?…".indexOf(text.charAt(text.length() - 1)) < 0 ? text + "." : text;
    }
}
