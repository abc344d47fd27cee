package io.lightmill.job.submission;

import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.problem.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that stands against a submission, in the order found; of a field the first thing only. */
public final class Findings {

    /** More are counted, not listed: 100,000 unknown inputs are one mistake. */
    private static final int LISTED = 1_000;

    private final List<Estimate.Problem> problems = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();
    private final Set<ErrorCode> codes = new HashSet<>();
    private int unlisted;

    /** Adds one; the first of a field counts. What it repeats of a submission need not be text. */
    public void add(ErrorCode code, String submittedField, String submittedDetail) {
        String field = Surrogates.replaced(submittedField);
        String detail = Surrogates.replaced(submittedDetail);
        if (problems.size() >= LISTED) {
            unlisted++;
        } else if (fields.add(field)) {
            codes.add(code);
            problems.add(new Estimate.Problem(code.type(), field, detail));
        }
    }

    /** Adds one that is about the whole. */
    void add(ErrorCode code, String detail) {
        codes.add(code);
        problems.add(new Estimate.Problem(code.type(), null, detail));
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    boolean names(String field) {
        return fields.contains(field);
    }

    List<Estimate.Problem> all() {
        if (unlisted == 0) {
            return List.copyOf(problems);
        }
        List<Estimate.Problem> all = new ArrayList<>(problems);
        all.add(new Estimate.Problem(ErrorCode.INVALID_REQUEST.type(), null, "… and " + unlisted + " more."));
        return all;
    }

    /** The refusal: with the code of its problems where they agree, else as an invalid request. */
    public HttpProblem refusal() {
        ErrorCode code = codes.size() == 1 ? codes.iterator().next() : ErrorCode.INVALID_REQUEST;
        return Refusal.of(code, all());
    }
}
