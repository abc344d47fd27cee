package io.lightmill.storage.sweep;

import io.lightmill.storage.archive.Output;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.archive.Outputs;
import io.lightmill.storage.input.Inputs;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who refers to an object. */
@ApplicationScoped
class References {

    private final Inputs inputs;
    private final Outputs outputs;

    References(Inputs inputs, Outputs outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Those of them that nobody refers to. What has not the form of our keys is somebody else's, and stays. */
    List<StoredObject> unreferred(SweepKind kind, List<StoredObject> objects) {
        List<StoredObject> ours =
                objects.stream().filter(object -> kind.names(object.key())).toList();
        Predicate<StoredObject> referred = switch (kind) {
            case UPLOADS -> object -> false;
            case INPUTS -> ofUsers(ours);
            case OUTPUTS, PREVIEWS -> ofItems(ours);
        };
        return ours.stream().filter(referred.negate()).toList();
    }

    private Predicate<StoredObject> ofUsers(List<StoredObject> objects) {
        Map<UUID, List<String>> wanted = objects.stream()
                .map(StoredObject::key)
                .collect(Collectors.groupingBy(
                        References::user, Collectors.mapping(References::hash, Collectors.toList())));
        Map<UUID, Set<String>> known = new HashMap<>();
        wanted.forEach(
                (user, hashes) -> known.put(user, inputs.find(user, hashes).keySet()));
        return object -> Objects.requireNonNull(known.get(user(object.key()))).contains(hash(object.key()));
    }

    private static UUID user(ObjectKey key) {
        return UUID.fromString(key.segments()[1]);
    }

    private static String hash(ObjectKey key) {
        return key.segments()[2];
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
