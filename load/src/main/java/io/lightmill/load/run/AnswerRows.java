package io.lightmill.load.run;

import io.lightmill.load.act.Tally;
import io.lightmill.load.judge.Latencies;
import io.lightmill.load.judge.Row;
import io.lightmill.load.judge.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What the answers of a phase come to. */
final class AnswerRows {

    private AnswerRows() {}

    static List<Row> of(Tally tally) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.told("answers", tally.answers().toString()));
        rows.add(Row.told("of these put off by 429 or 503 with Retry-After", "" + tally.count(Verdict.PUT_OFF)));
        rows.add(
                none("5xx, refusals without Retry-After, and other statuses that nobody earned", tally, Verdict.WRONG));
        rows.add(none("connections that broke, and answers that never came", tally, Verdict.BROKEN));
        tally.latencies().forEach((errand, histogram) -> rows.add(Row.told(errand.label(), Latencies.text(histogram))));
        rows.add(Row.told("how late the sender itself was", Latencies.text(tally.late())));
        return rows;
    }

    private static Row none(String what, Tally tally, Verdict verdict) {
        long count = tally.count(verdict);
        String examples = count == 0 || tally.examples().isEmpty() ? "" : " such as " + shortened(tally.examples());
        return Row.judged(what, count + examples, "0", count == 0);
    }

    private static String shortened(List<String> examples) {
        String text = examples.toString();
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
