package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.ItemView;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.bundle.Bundle;
import io.lightmill.e2e.ledger.Ledger;
import io.lightmill.e2e.ledger.PaidTwice;
import io.lightmill.e2e.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every item of a job is complete, was paid for once, and is in the ZIP as the API lists it. */
final class MadeOnce {

    private MadeOnce() {}

    /** Judged by the API, the ledger and the ZIP. */
    static void assertAll(Stack stack, Person person, JobView job, Path folder) {
        JobView done = person.api().job(job.id());
        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        assertThat(done.items().completed()).isEqualTo(job.items().total());

        List<ItemView> items = person.api().items(job.id());
        assertThat(items).hasSize(job.items().total());
        Set<UUID> ids = items.stream().map(ItemView::id).collect(Collectors.toSet());
        Ledger ledger = stack.ledger().about(ids);
        assertThat(ledger.of("started")).hasSizeGreaterThanOrEqualTo(items.size());
        assertThat(PaidTwice.in(ledger)).isEmpty();

        Bundle bundle = Bundle.read(person.api().downloadJob(job.id(), folder.resolve("all.zip")));
        BundleComparison.assertHoldsExactly(bundle, items);
    }
}
