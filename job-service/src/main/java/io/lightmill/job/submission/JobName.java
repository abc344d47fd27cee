package io.lightmill.job.submission;

import io.lightmill.contracts.api.Engine;
import io.lightmill.contracts.api.PlainText;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.job.sql.Words;

/** What a job is called whose owner did not say: the first line of its first prompt, or what it makes. */
final class JobName {

    private static final int CHARACTERS = 80;

    private JobName() {}

    static String of(SubmittedItems blueprint, Engine engine) {
        String prompt = blueprint.common().prompt();
        if (prompt.isEmpty() && !blueprint.parts().isEmpty()) {
            PromptPair first = blueprint.prompts(0);
            prompt = first.prompt();
        }
        String line = firstLine(prompt);
        return line.isEmpty() ? blueprint.items() + " × " + Words.of(engine) : shortened(line);
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.replaceAll(PlainText.REFUSED_CHARACTER, " ").strip();
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, CHARACTERS - 1)) + "…";
    }
}
