package io.lightmill.stack.run;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.Estimate;
import io.lightmill.contracts.api.Limits;
import io.lightmill.contracts.error.ErrorCode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks, before a file is read or sent, whether the system would take the order. */
final class Preflight {

    /** What a field of a submission is called at the command line. */
    private static final Map<String, String> OPTIONS = Map.of(
            "prompt", "--prompt",
            "negativePrompt", "--negative-prompt",
            "variations", "--variations",
            "groupName", "--group",
            "parameters", "--param",
            "seed", "--seed");

    private final Api api;
    private final RunOrder order;

    Preflight(Api api, RunOrder order) {
        this.api = api;
        this.order = order;
    }

    /**
     * Returns when nothing stands against it.
     *
     * @throws IOException with a sentence for people when something does
     */
    void check(int pictures) throws IOException, InterruptedException {
        Estimate estimate = api.post("/api/jobs/submit", order.trial(), Map.of(), Estimate.class);
        // The trial names no picture: that they are missing is no news.
        List<String> problems = estimate.problems().stream()
                .filter(problem -> problem.field() == null || !problem.field().startsWith("inputs"))
                .map(this::sentence)
                .toList();
        if (!problems.isEmpty()) {
            throw new IOException(Words.joined(problems));
        }
        checkSize(pictures, api.get("/api/limits", Limits.class).jobs().itemsPerJob());
    }

    private void checkSize(long pictures, int most) throws IOException {
        long images = pictures * order.variations();
        if (images > most) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%,d pictures with --variations %,d would be %,d images; a job has at most %,d. "
                            + "Ask for fewer variations, or run a part of the folder.",
                    pictures,
                    order.variations(),
                    images,
                    most));
        }
    }

    private String sentence(Estimate.Problem problem) {
        if (problem.type().equals(ErrorCode.UNKNOWN_ENGINE.type())) {
            return nobodyServes();
        }
        String detail = problem.detail();
        return OPTIONS.entrySet().stream()
                .filter(option -> option.getKey().equals(problem.field()) && detail.startsWith(option.getKey() + " "))
                .map(option ->
                        option.getValue() + detail.substring(option.getKey().length()))
                .findFirst()
                .orElse(detail);
    }

    private String nobodyServes() {
        if (order.engine() == Engine.GEMINI) {
            return "Nobody serves gemini here: GEMINI_API_KEY must be set when the stack starts. "
                    + "With it set, restart one that runs: ./lightmill down, then ./lightmill up.";
        }
        String engine = String.valueOf(order.engine()).toLowerCase(Locale.ROOT);
        return "Nobody serves " + engine + " here; leave --engine out for what the system has.";
    }
}
