package io.lightmill.stack.run;

import com.fasterxml.jackson.core.type.TypeReference;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.Page;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names the items of a job that failed, and why. */
final class Failures {

    private static final TypeReference<Page<ItemView>> PAGE = new TypeReference<>() {};
    private static final int SHOWN = 50;

    private final Api api;
    private final PrintStream out;

    Failures(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** The first fifty; the ZIP's errors.csv has them all. */
    void name(UUID job, int failed) throws IOException, InterruptedException {
        int shown = 0;
        String cursor = "";
        while (shown < SHOWN) {
            Page<ItemView> page = api.get("/api/jobs/" + job + "/items?state=failed&limit=" + SHOWN + cursor, PAGE);
            for (ItemView item : page.items().stream().limit(SHOWN - shown).toList()) {
                out.println("  failed: " + nameOf(item) + ", " + reason(item));
                shown++;
            }
            if (page.next() == null) {
                break;
            }
            cursor = "&cursor=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
        }
        if (failed > shown) {
            out.println("  and " + (failed - shown) + " more; errors.csv in the ZIP names all");
        }
    }

    private static String nameOf(ItemView item) {
        String input = item.inputs().isEmpty() ? null : item.inputs().getFirst().name();
        return (input == null ? "item " + (item.ordinal() + 1) : input) + " variation " + item.variation();
    }

    private static String reason(ItemView item) {
        ItemView.Failure error = item.error();
        return error == null ? "no reason is known" : error.message() + " " + error.advice();
    }
}
