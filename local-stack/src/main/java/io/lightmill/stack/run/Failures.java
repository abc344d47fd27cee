package io.lightmill.stack.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.UUID;

/** Names the items of a job that failed, and why. */
final class Failures {

    private static final TypeReference<Page<ItemView>> PAGE = new TypeReference<>() {};
    private static final int READ = 1_000;

    private final Api api;
    private final PrintStream out;

    Failures(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** By cause, of the first thousand; the ZIP's errors.csv has them all. */
    void name(UUID job, int failed) throws IOException, InterruptedException {
        Causes causes = new Causes();
        Page<ItemView> page = api.get("/api/jobs/" + job + "/items?state=failed&limit=" + READ, PAGE);
        page.items().forEach(item -> causes.add(reason(item), nameOf(item)));
        causes.print(out, "failed", "image");
        if (failed > page.items().size()) {
            out.printf(
                    Locale.ROOT,
                    "  and %,d more; errors.csv in the ZIP names all%n",
                    failed - page.items().size());
        }
    }

    private static String nameOf(ItemView item) {
        String input = item.inputs().isEmpty() ? null : item.inputs().getFirst().name();
        return (input == null ? "item " + (item.ordinal() + 1) : input) + " variation " + item.variation();
    }

    private static String reason(ItemView item) {
        ItemView.Failure error = item.error();
        return error == null ? "No reason is known." : Words.joined(error.message(), error.advice());
    }
}
