package io.lightmill.e2e;

import io.lightmill.contracts.api.GroupView;
import io.lightmill.contracts.api.JobView;
import io.lightmill.e2e.api.PublicApi;
import java.util.List;
import java.util.UUID;

/** What a user has, to be compared before and after something that must change nothing. */
record Belongings(List<UUID> groups, List<UUID> jobs) {

    static Belongings of(PublicApi api) {
        return new Belongings(
                api.caller().get("/api/groups?limit=100").expect(200).asPageOf(GroupView.class).items().stream()
                        .map(GroupView::id)
                        .toList(),
                api.jobs().items().stream().map(JobView::id).toList());
    }
}
