package io.lightmill.storage.sweep;

import io.lightmill.storage.archive.Output;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.archive.Outputs;
import io.lightmill.storage.input.Inputs;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Who refers to an object. */
@ApplicationScoped
class References {

    private final Inputs inputs;
    private final Outputs outputs;

    References(Inputs inputs, Outputs outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Those of them that nobody refers to. */
    List<StoredObject> unreferred(SweepKind kind, List<StoredObject> objects) {
        Predicate<StoredObject> referred = switch (kind) {
            case UPLOADS -> object -> false;
            case INPUTS -> this::isInput;
            case OUTPUTS, PREVIEWS -> ofItems(objects);
        };
        return objects.stream().filter(referred.negate()).toList();
    }

    private boolean isInput(StoredObject object) {
        String[] parts = object.key().segments();
        return inputs.find(UUID.fromString(parts[1]), parts[2]).isPresent();
    }

    private Predicate<StoredObject> ofItems(List<StoredObject> objects) {
        Map<UUID, Output> known = outputs.find(
                objects.stream().map(object -> item(object.key())).distinct().toList());
        return object -> {
            Output output = known.get(item(object.key()));
            return output != null
                    && output.verdict() instanceof Verdict.Whole
                    && object.key().value().endsWith("/" + output.attemptId());
        };
    }

    private static UUID item(ObjectKey key) {
        return UUID.fromString(key.segments()[2]);
    }
}
