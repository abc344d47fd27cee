package io.lightmill.job.submission;

import com.fasterxml.jackson.core.JsonPointer;

/** Paths of fields as problems name them: {@code references[2].inputs[0].sha256}. */
final class FieldPath {

    private FieldPath() {}

    static String of(JsonPointer pointer) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer step = pointer; !step.matches(); step = step.tail()) {
            if (step.mayMatchElement()) {
                path.append('[').append(step.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getMatchingProperty());
            }
        }
        return path.toString();
    }
}
