package io.lightmill.job.submission;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.SubmitJob;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.item.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives inputs the names that they were uploaded with, and finds those that their user does not have. */
@ApplicationScoped
class NamedInputs {

    private final KnownInputs known;

    NamedInputs(KnownInputs known) {
        this.known = known;
    }

    List<SubmittedItems.Part> name(
            UUID userId, SubmitJob submission, List<SubmittedItems.Part> parts, Findings findings) {
        Set<String> asked = new LinkedHashSet<>();
        parts.forEach(part -> part.source().inputs().forEach(input -> asked.add(input.sha256())));
        Map<String, String> names = asked.isEmpty() ? Map.of() : known.namesOf(userId, asked);
        if (names.size() < asked.size()) {
            findUnknown(submission, names, findings);
        }
        return parts.stream().map(part -> name(part, names)).toList();
    }

    private static SubmittedItems.Part name(SubmittedItems.Part part, Map<String, String> names) {
        List<InputRef> inputs =
                part.source().inputs().stream().map(input -> name(input, names)).toList();
        return new SubmittedItems.Part(new Source(part.source().prompts(), inputs), part.images(), part.perSet());
    }

    private static InputRef name(InputRef input, Map<String, String> names) {
        String given = input.name();
        return given != null && !given.isBlank()
                ? input
                : new InputRef(input.sha256(), names.getOrDefault(input.sha256(), ""));
    }

    /** By their places in the submission, not among the parts, which leave out what is wrong otherwise. */
    private static void findUnknown(SubmitJob submission, Map<String, String> names, Findings findings) {
        findUnknown("inputs", submission.inputs(), names, findings);
        List<SubmitJob.Reference> references = submission.references();
        for (int i = 0; references != null && i < references.size(); i++) {
            if (references.get(i) != null) {
                findUnknown("references[" + i + "].inputs", references.get(i).inputs(), names, findings);
            }
        }
    }

    private static void findUnknown(
            String field, @Nullable List<InputRef> inputs, Map<String, String> names, Findings findings) {
        for (int i = 0; inputs != null && i < inputs.size(); i++) {
            InputRef input = inputs.get(i);
            if (input != null && input.sha256() != null && !names.containsKey(input.sha256())) {
                String path = field + "[" + i + "].sha256";
                findings.add(ErrorCode.UNKNOWN_INPUT, path, "You have uploaded no picture " + shown(input) + ".");
            }
        }
    }

    private static String shown(InputRef input) {
        return input.name() == null ? input.sha256() : "\"" + input.name() + "\" (" + input.sha256() + ")";
    }
}
