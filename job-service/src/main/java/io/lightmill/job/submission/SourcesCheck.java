package io.lightmill.job.submission;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.Mode;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.item.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a job is made from, and lays out its parts.
 *
 * <p>A picture may be listed more than once under different names: a folder may hold it twice, and its owner expects an
 * output for each file. The same picture under the same name is refused, because nobody could tell its outputs apart.
 */
final class SourcesCheck {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int PER_SET = 4;

    private final Bounds bounds;
    private final Findings findings;
    private final NumberCheck numbers;
    private final TextCheck texts;

    SourcesCheck(Bounds bounds, Findings findings) {
        this.bounds = bounds;
        this.findings = findings;
        this.numbers = new NumberCheck(findings);
        this.texts = new TextCheck(findings);
    }

    /** The parts of the submission, as far as they can be read. */
    List<SubmittedItems.Part> parts(SubmitJob submission, PromptPair common) {
        List<SubmittedItems.Part> parts =
                submission.mode() == Mode.SEMI_AUTOMATIC ? references(submission, common) : inputs(submission);
        long items = parts.stream().mapToLong(SubmittedItems.Part::images).sum();
        if (items > bounds.itemsPerJob()) {
            String field = submission.mode() == Mode.SEMI_AUTOMATIC ? "references" : "inputs";
            String detail = "This would be " + items + " items; a job has at most " + bounds.itemsPerJob() + ".";
            findings.add(ErrorCode.LIMIT_EXCEEDED, field, detail);
        }
        return parts;
    }

    private List<SubmittedItems.Part> inputs(SubmitJob submission) {
        refuseOther("references", submission.references(), "semi-automatic");
        int variations = numbers.between("variations", submission.variations(), 1, bounds.variations());
        return checked("inputs", submission.inputs()).stream()
                .map(input -> new SubmittedItems.Part(new Source(null, List.of(input)), variations, variations))
                .toList();
    }

    private List<SubmittedItems.Part> references(SubmitJob submission, PromptPair common) {
        refuseOther("inputs", submission.inputs(), "automatic");
        List<SubmitJob.Reference> references = submission.references();
        if (references == null || references.isEmpty()) {
            findings.add(ErrorCode.INVALID_REQUEST, "references", "references is empty; name at least one.");
            return List.of();
        }
        if (references.size() > bounds.references()) {
            String detail = "There are " + references.size() + " references; at most " + bounds.references() + ".";
            findings.add(ErrorCode.LIMIT_EXCEEDED, "references", detail);
            return List.of();
        }
        List<SubmittedItems.Part> parts = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            String field = "references[" + i + "]";
            SubmitJob.Reference reference = references.get(i);
            if (reference == null) {
                findings.add(ErrorCode.INVALID_REQUEST, field, field + " is missing.");
            } else {
                parts.add(part(field, reference, common));
            }
        }
        return parts;
    }

    private SubmittedItems.Part part(String field, SubmitJob.Reference reference, PromptPair common) {
        List<InputRef> inputs = checked(field + ".inputs", reference.inputs());
        if (inputs.size() > bounds.inputsPerItem()) {
            String detail = field + " has " + inputs.size() + " inputs; at most " + bounds.inputsPerItem() + ".";
            findings.add(ErrorCode.LIMIT_EXCEEDED, field + ".inputs", detail);
        }
        int perSet = numbers.between(field + ".perSet", reference.perSet(), PER_SET, bounds.perSet());
        int images = numbers.between(field + ".images", reference.images(), perSet, bounds.imagesPerReference());
        return new SubmittedItems.Part(new Source(prompts(field, reference, common), inputs), images, perSet);
    }

    /** The job's prompt, when given, in front of the reference's own; the negative one is the nearer of the two. */
    private @Nullable PromptPair prompts(String field, SubmitJob.Reference reference, PromptPair common) {
        String own = texts.optional(field + ".prompt", reference.prompt(), bounds.promptCharacters());
        String negative =
                texts.orNone(field + ".negativePrompt", reference.negativePrompt(), bounds.promptCharacters());
        if (own == null && negative == null) {
            return null;
        }
        String prompt =
                own == null ? common.prompt() : common.prompt().isEmpty() ? own : joined(field, common.prompt(), own);
        return new PromptPair(prompt, negative == null ? common.negativePrompt() : negative);
    }

    /** What becomes of the two is one prompt, and has the bound of one. */
    private String joined(String field, String common, String own) {
        String prompt = common + "\n" + own;
        int characters = prompt.codePointCount(0, prompt.length());
        if (characters > bounds.promptCharacters()) {
            String detail = field + ".prompt has " + characters
                    + " characters with the job's prompt in front of it; at most " + bounds.promptCharacters() + ".";
            findings.add(ErrorCode.LIMIT_EXCEEDED, field + ".prompt", detail);
        }
        return prompt;
    }

    private void refuseOther(String field, @Nullable List<?> value, String mode) {
        if (value != null && !value.isEmpty()) {
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " belongs to mode " + mode + "; leave it out.");
        }
    }

    private List<InputRef> checked(String field, @Nullable List<InputRef> inputs) {
        if (inputs == null || inputs.isEmpty()) {
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " is empty; name at least one picture.");
            return List.of();
        }
        if (inputs.size() > bounds.itemsPerJob()) {
            String detail = "There are " + inputs.size() + " inputs; at most " + bounds.itemsPerJob() + ".";
            findings.add(ErrorCode.LIMIT_EXCEEDED, field, detail);
            return List.of();
        }
        List<InputRef> good = new ArrayList<>(inputs.size());
        Set<InputRef> seen = HashSet.newHashSet(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            if (isGood(field + "[" + i + "]", inputs.get(i), seen)) {
                good.add(inputs.get(i));
            }
        }
        return good;
    }

    private boolean isGood(String field, @Nullable InputRef input, Set<InputRef> seen) {
        if (input == null
                || input.sha256() == null
                || !SHA256.matcher(input.sha256()).matches()) {
            String detail = field + ".sha256 must be 64 lower-case hex digits.";
            findings.add(ErrorCode.INVALID_REQUEST, field + ".sha256", detail);
            return false;
        }
        texts.orNone(field + ".name", input.name(), bounds.inputNameCharacters());
        if (!seen.add(input)) {
            findings.add(ErrorCode.INVALID_REQUEST, field, field + " is listed twice with the same name.");
            return false;
        }
        return true;
    }
}
