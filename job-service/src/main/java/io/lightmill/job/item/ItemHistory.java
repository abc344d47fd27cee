package io.lightmill.job.item;

import io.lightmill.contracts.api.AttemptView;
import io.lightmill.contracts.api.Attempts;
import io.lightmill.contracts.api.ItemDetail;
import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.job.dispatch.DispatcherClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** An item with its attempts: the dispatcher knows when and where they were, we what became of each. */
@ApplicationScoped
class ItemHistory {

    private static final Logger LOG = Logger.getLogger(ItemHistory.class);

    private final ItemTries tries;
    private final DispatcherClient dispatcher;

    ItemHistory(ItemTries tries, @RestClient DispatcherClient dispatcher) {
        this.tries = tries;
        this.dispatcher = dispatcher;
    }

    ItemDetail of(ItemView item) {
        return new ItemDetail(item, attempts(item));
    }

    private @Nullable List<AttemptView> attempts(ItemView item) {
        try {
            List<Attempts.Fact> facts = dispatcher.attempts(item.jobId(), item.id());
            Map<UUID, ErrorCode> codes = tries.codes(item.jobId(), item.ordinal());
            return facts.stream()
                    .map(fact -> view(fact, item, codes.get(fact.id())))
                    .toList();
        } catch (RuntimeException e) {
            LOG.warnf("The dispatcher does not tell attempts. itemId=%s reason=%s", item.id(), e.getMessage());
            return null;
        }
    }

    private static AttemptView view(Attempts.Fact fact, ItemView item, @Nullable ErrorCode code) {
        return new AttemptView(
                fact.id(),
                fact.endpoint(),
                fact.invocationId(),
                fact.startedAt(),
                fact.endedAt(),
                fact.seconds(),
                outcome(fact, item, code),
                code,
                code == null ? null : code.sentence());
    }

    private static AttemptView.Outcome outcome(Attempts.Fact fact, ItemView item, @Nullable ErrorCode code) {
        if (item.output() != null && item.output().attemptId().equals(fact.id())) {
            return AttemptView.Outcome.MADE;
        }
        if (fact.lost()) {
            return AttemptView.Outcome.LOST;
        }
        if (code != null) {
            return AttemptView.Outcome.FAILED;
        }
        return fact.endedAt() == null ? AttemptView.Outcome.RUNNING : AttemptView.Outcome.OVER;
    }
}
