package io.lightmill.job.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.job.id.Ids;
import io.lightmill.job.parts.Siblings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of the two replicas here one is about to stop: it says so by its framework, or its connection breaks. */
@QuarkusTest
class DispatcherClientTest {

    @Inject
    @RestClient
    DispatcherClient dispatcher;

    @BeforeEach
    void reset() {
        Siblings.reset();
    }

    @Test
    void what_a_replica_cannot_take_that_is_about_to_stop_the_next_one_takes() {
        int before = Siblings.LEAVING_CALLS.get();
        List<UUID> jobs = Stream.generate(Ids::next).limit(6).toList();

        jobs.forEach(dispatcher::cancel);

        assertThat(Siblings.LEAVING_CALLS.get() - before).isGreaterThanOrEqualTo(4);
        assertThat(Siblings.DISPATCHER_CALLS)
                .containsExactlyElementsOf(
                        jobs.stream().map(job -> "/jobs/" + job + "/cancel").toList());
    }

    @Test
    void one_that_keeps_silent_is_waited_for_once() {
        UUID job = Ids.next();
        Siblings.unanswered = job.toString();

        assertThatThrownBy(() -> dispatcher.cancel(job)).isInstanceOf(ProcessingException.class);

        assertThat(Siblings.DISPATCHER_CALLS).hasSize(1);
    }
}
