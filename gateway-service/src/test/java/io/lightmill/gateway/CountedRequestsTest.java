package io.lightmill.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is slow on purpose, or unknown, holds nobody's place. */
class CountedRequestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/events",
                "/api/events/",
                "/api/events;x=1",
                "/api/session",
                "/api/upload-image",
                "/api/worker/invocations/01939c1e/claims",
                "/api/webhook/runpod/01939c1e/token",
                "/api/inputs/9f86d081884c7d65",
                "/api/items/01939c1e/output",
                "/api/items/01939c1e/preview",
                "/api/jobs/01939c1e/download",
                "/api/download/01939c1e",
                "/api/download/selection/01939c1e",
                "/objects/outputs/01939c1e",
                "/",
            })
    void whatLastsAsLongAsItsCallerLikesOrComesFromStrangersDoesNotCount(String path) {
        assertThat(RequestsAtOnce.isCounted(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/jobs",
                "/api/jobs/submit",
                "/api/outputs",
                "/api/items/01939c1e",
                "/api/keys",
            })
    void theRestDoes(String path) {
        assertThat(RequestsAtOnce.isCounted(path)).isTrue();
    }
}
