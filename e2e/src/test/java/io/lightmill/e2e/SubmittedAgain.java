package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lightmill.contracts.api.Estimate;
import io.lightmill.e2e.api.Person;

/** What a bundle's {@code job.json} says is a submission that makes as many images again. */
final class SubmittedAgain {

    private SubmittedAgain() {}

    static void assertMakes(int images, Person person, JsonNode document) {
        ObjectNode again = document.path("submit").deepCopy();
        Estimate estimate = person.api()
                .caller()
                .post("/api/jobs/submit", again.put("dryRun", true))
                .expect(200)
                .as(Estimate.class);
        assertThat(estimate.problems()).isEmpty();
        assertThat(estimate.items()).isEqualTo(images);
    }
}
