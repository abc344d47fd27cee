package io.lightmill.stack.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line that fills up on a terminal; elsewhere a plain line now and then. */
final class ProgressLine {

    private static final int WIDTH = 30;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration PLAIN = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private final InstantSource clock;
    private String what = "";
    private int total;
    private int done;
    private int doneAtBegin;
    private Instant began;
    private Instant drawn = Instant.EPOCH;
    private String note = "";
    private @Nullable Double secondsLeft;
    private @Nullable String told;

    ProgressLine(PrintStream out, boolean terminal, InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** A new line for something that has so many steps. */
    synchronized void begin(String name, int steps) {
        what = name;
        total = steps;
        done = 0;
        doneAtBegin = 0;
        note = "";
        secondsLeft = null;
        told = null;
        began = clock.instant();
        drawn = Instant.EPOCH;
        draw(false);
    }

    /** What was done before we began to watch is no rate of ours. */
    synchronized void startAt(int steps) {
        doneAtBegin = steps;
        done = steps;
    }

    synchronized void add(int steps) {
        done += steps;
        draw(false);
    }

    /**
     * Where it is now.
     *
     * @param left seconds left as the server reckons; null: by the rate that we saw
     */
    synchronized void at(int steps, String remark, @Nullable Double left) {
        done = steps;
        note = remark;
        secondsLeft = left;
        draw(false);
    }

    /** The last state, and the line is over. */
    synchronized void end() {
        draw(true);
    }

    /** The line is over, and this is what came of it. */
    synchronized void end(int steps, String remark) {
        done = steps;
        note = remark;
        draw(true);
    }

    private void draw(boolean last) {
        Instant now = clock.instant();
        if (!last && Duration.between(drawn, now).compareTo(terminal ? REDRAW : PLAIN) < 0) {
            return;
        }
        drawn = now;
        // Lines that stay are for news; the same again is none, whatever is left.
        String news = done + " " + note;
        if (!terminal && !last && news.equals(told)) {
            return;
        }
        told = news;
        if (terminal) {
            out.print("\r\u001b[2K" + line(now, bar(), last));
            if (last) {
                out.println();
            }
        } else if (last || done < total) {
            out.println(line(now, "", last));
        }
        out.flush();
    }

    private String line(Instant now, String bar, boolean last) {
        double seconds = Math.max(0.001, Duration.between(began, now).toMillis() / 1000.0);
        double rate = (done - doneAtBegin) / seconds;
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-12s%s%,d of %,d", what, bar, done, total));
        if (rate > 0) {
            line.append(String.format(Locale.ROOT, "  %.1f/s", rate));
        }
        if (!last && done < total && (secondsLeft != null || rate > 0)) {
            line.append("  ")
                    .append(words(secondsLeft != null ? secondsLeft : (total - done) / rate))
                    .append(" left");
        }
        if (last || done >= total) {
            line.append("  in ").append(words(seconds));
        }
        return note.isEmpty() ? line.toString() : line + "  " + note;
    }

    private String bar() {
        int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
        return "[" + "█".repeat(filled) + " ".repeat(WIDTH - filled) + "] ";
    }

    /** {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String words(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
