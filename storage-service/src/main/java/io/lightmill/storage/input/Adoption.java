package io.lightmill.storage.input;

import io.lightmill.storage.object.NoSuchObjectException;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.parallel.FanOut;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Makes inputs of checked files: the object gets the input's key, and its row follows. A row therefore always has its object;
 * what was moved without a row, because the process died, is adopted when it is sent again.
 *
 * <p>The sweeper is held off meanwhile: it might delete such a leftover just when it is needed again.
 */
@ApplicationScoped
public class Adoption {

    private static final int MOVES = 16;

    private final ObjectStore store;
    private final Inputs inputs;
    private final FanOut moves = new FanOut(MOVES);

    Adoption(ObjectStore store, Inputs inputs) {
        this.store = store;
        this.inputs = inputs;
    }

    /** A checked file and where it lies. */
    public record Candidate(ObjectKey incoming, Input input) {}

    /** Those that are inputs now; one is missing whose file is gone. */
    @Transactional
    public List<Input> adopt(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        inputs.holdOffSweeper();
        List<Input> adopted = moves.map(candidates, this::move).stream()
                .flatMap(Optional::stream)
                .toList();
        inputs.add(adopted);
        return adopted;
    }

    private Optional<Input> move(Candidate candidate) {
        ObjectKey target =
                ObjectKey.input(candidate.input().userId(), candidate.input().sha256());
        try {
            store.move(candidate.incoming(), target);
            return Optional.of(candidate.input());
        } catch (NoSuchObjectException moved) {
            // Another completion of the same file was faster.
            return store.head(target).map(object -> candidate.input());
        }
    }
}
