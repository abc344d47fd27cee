package io.lightmill.job.submission;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;

/**
 * Paths of fields as problems name them: {@code references[2].inputs[0].sha256}. In a bundle's {@code job.json} they begin below
 * {@code submit}, as if the submission had come alone.
 */
final class FieldPath {

    private static final String SUBMIT = "submit.";

    /** None of ours is longer; what somebody made up may be as long as the body. */
    private static final int NAME_CHARACTERS = 100;

    private FieldPath() {}

    static String of(List<JsonMappingException.Reference> steps) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : steps) {
            String name = step.getFieldName();
            path.append(name == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
        }
        return inSubmission(path.toString());
    }

    static String of(JsonPointer pointer) {
        return inSubmission(path(pointer));
    }

    /** The path of a field of the object there, by a name that is nobody's. */
    static String below(JsonPointer object, String name) {
        String path = path(object);
        return inSubmission(path.isEmpty() ? shortened(name) : path + "." + shortened(name));
    }

    private static String path(JsonPointer pointer) {
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

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= NAME_CHARACTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME_CHARACTERS)) + "…";
    }

    private static String inSubmission(String path) {
        return path.startsWith(SUBMIT) ? path.substring(SUBMIT.length()) : path;
    }
}
