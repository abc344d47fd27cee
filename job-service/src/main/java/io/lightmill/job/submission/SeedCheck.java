package io.lightmill.job.submission;

import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.acceptance.Blueprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks seeds: one that counts up, or one for every item. */
record SeedCheck(Findings findings) {

    /** The seeds of so many items, of which a source becomes {@code most} at most. */
    Seeds seeds(SubmitJob submission, long items, int most) {
        checkFirst(submission.seed(), most);
        List<@Nullable Long> each = submission.seeds();
        if (each == null || each.isEmpty()) {
            return new Seeds(submission.seed(), null);
        }
        if (submission.seed() != null) {
            findings.add(ErrorCode.INVALID_REQUEST, "seeds", "Name seed or seeds, not both.");
        } else if (each.size() != items) {
            String detail = "seeds has " + each.size() + " numbers, but these are " + items + " items.";
            findings.add(ErrorCode.INVALID_REQUEST, "seeds", detail);
        }
        for (int i = 0; i < each.size(); i++) {
            Long one = each.get(i);
            if (one == null || one < 0 || one >= Blueprint.SEEDS) {
                String field = "seeds[" + i + "]";
                findings.add(
                        ErrorCode.INVALID_REQUEST,
                        field,
                        field + " must lie between 0 and " + (Blueprint.SEEDS - 1) + ".");
            }
        }
        return new Seeds(null, each);
    }

    private void checkFirst(@Nullable Long seed, int most) {
        if (seed != null && (seed < 0 || seed > Blueprint.SEEDS - most)) {
            String detail = "seed, and seed + variations - 1, must lie between 0 and 9007199254740991.";
            findings.add(ErrorCode.INVALID_REQUEST, "seed", detail);
        }
    }
}
