package io.lightmill.dispatcher.claim;

import io.lightmill.dispatcher.claim.Admission.Admitted;
import io.lightmill.dispatcher.database.Transactions;
import io.lightmill.dispatcher.endpoint.Endpoint;
import io.lightmill.dispatcher.invocation.Invocations;
import io.lightmill.dispatcher.invocation.Invocations.AtClaim;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Serves a group of claims of one endpoint in one transaction: invocations are locked first, then jobs shared, then items, passing
 * over those that others have locked.
 */
@Singleton
public class ClaimServing {

    private final Transactions transactions;
    private final Admission admission;
    private final Pickings pickings;
    private final ChunkBinder binder;
    private final Invocations invocations;

    ClaimServing(
            Transactions transactions,
            Admission admission,
            Pickings pickings,
            ChunkBinder binder,
            Invocations invocations) {
        this.transactions = transactions;
        this.admission = admission;
        this.pickings = pickings;
        this.binder = binder;
        this.invocations = invocations;
    }

    /**
     * Serves claims of different invocations of an endpoint; what was granted is committed when this returns.
     *
     * @param ahead is told what will be granted if this is committed, each time that it is tried; what it does may be for nothing
     */
    Map<Claim, Served> serve(Endpoint endpoint, List<Claim> claims, Consumer<List<Grant.Bound>> ahead) {
        Supplier<Picking> picking = pickings.prepare(endpoint, claims);
        return transactions.in(() -> serve(endpoint, claims, picking.get(), ahead));
    }

    private Map<Claim, Served> serve(
            Endpoint endpoint, List<Claim> claims, Picking picking, Consumer<List<Grant.Bound>> ahead) {
        Admitted admitted = admission.admit(endpoint, claims);
        ChunkBinder.Binding binding = binder.binding(endpoint, picking.pick(admitted.able()), admitted.rows());
        Map<Claim, Served> served = new LinkedHashMap<>(admitted.served());
        served.putAll(binding.served());
        for (Claim claim : admitted.able()) {
            served.putIfAbsent(
                    claim, new Served(new Grant.Nothing(), admitted.rows().get(claim.invocationId())));
        }
        // What it does takes longer than all that is written.
        ahead.accept(bound(served));
        binder.write(binding);
        invocations.claimed(
                endpoint,
                served.entrySet().stream()
                        .filter(entry -> hasNews(entry.getKey(), entry.getValue()))
                        .map(entry -> mark(entry.getKey(), entry.getValue().grant()))
                        .toList());
        return served;
    }

    private static List<Grant.Bound> bound(Map<Claim, Served> served) {
        return served.values().stream()
                .map(Served::grant)
                .filter(Grant.Bound.class::isInstance)
                .map(Grant.Bound.class::cast)
                .toList();
    }

    /** A later claim of a run that got its chunk tells nothing new: the invocation's row is left as it is. */
    private static boolean hasNews(Claim claim, Served served) {
        AtClaim row = served.row();
        return row != null
                && !(served.grant() instanceof Grant.Bound
                        && row.known()
                        && row.isOf(claim.request().runId()));
    }

    private static Invocations.Claimed mark(Claim claim, Grant grant) {
        return new Invocations.Claimed(
                claim.invocationId(),
                claim.request().runId(),
                claim.request().runpodId(),
                grant instanceof Grant.Bound,
                grant instanceof Grant.Nothing);
    }
}
