package io.lightmill.e2e.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item that was generated again although its earlier try had neither failed nor been lost.
 *
 * <p>The rule, from outside: a second try may begin when the first one failed; or when the first one never stored its file and was
 * never heard of again after the second began (it was lost, and it was right to say so). A try whose file is in the bucket is
 * finished, whoever was told of it.
 */
public record PaidTwice(Try first, Try second, String why) {

    /** All such items of a ledger, provided that no output was rejected. */
    public static List<PaidTwice> in(Ledger ledger) {
        List<PaidTwice> found = new ArrayList<>();
        for (List<Try> tries : Try.byItem(ledger).values()) {
            for (int i = 1; i < tries.size(); i++) {
                String why = why(tries.get(i - 1), tries.get(i));
                if (why != null) {
                    found.add(new PaidTwice(tries.get(i - 1), tries.get(i), why));
                }
            }
        }
        return found;
    }

    private static @Nullable String why(Try first, Try second) {
        if (isAfter(first.uploaded(), second) || (isAfter(first.ended(), second) && !first.failed())) {
            return "its first try was still running";
        }
        return first.uploaded() == null ? null : "its file was stored already";
    }

    private static boolean isAfter(@Nullable Instant moment, Try other) {
        return moment != null && moment.isAfter(other.started());
    }
}
