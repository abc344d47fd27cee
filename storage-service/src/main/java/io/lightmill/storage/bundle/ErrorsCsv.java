package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.ItemView;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code errors.csv}: the items that failed, for a spreadsheet (RFC 4180). */
final class ErrorsCsv {

    static final String HEAD =
            line("job", "item", "ordinal", "input", "variation", "seed", "error", "message", "advice");

    /** One failed item. */
    static String row(String jobName, ItemView item, ItemView.Failure failure) {
        String input = item.inputs().isEmpty() ? "" : item.inputs().getFirst().name();
        return line(
                jobName,
                item.id().toString(),
                Integer.toString(item.ordinal()),
                input == null ? item.inputs().getFirst().sha256() : input,
                Integer.toString(item.variation()),
                Long.toString(item.seed()),
                failure.code().slug(),
                failure.message(),
                failure.advice());
    }

    private static String line(String... fields) {
        return Arrays.stream(fields).map(ErrorsCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A spreadsheet would run what begins so as a formula; with an apostrophe before it, it is text. */
    private static String field(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    private ErrorsCsv() {}
}
