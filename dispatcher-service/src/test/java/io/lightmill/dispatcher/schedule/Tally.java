package io.lightmill.dispatcher.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.dispatcher.Fixture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often what is rare happened. A schedule in which nothing happens proves nothing. */
final class Tally {

    private static final List<String> RARE = List.of(
            "attempt where reason = 'lost'",
            "attempt where reason = 'done'",
            "item where state = 'failed'",
            "item where tries > 1 and state in ('generated', 'archived')",
            "item where losses > 0",
            "item where faults > 0",
            "item where state = 'cancelled' and tries > 0",
            "invocation where over_reason = 'ttl'",
            "invocation where over_reason = 'unsent'",
            "invocation where state = 'unknown'",
            "invocation where terminal is not null and state <> 'over'");

    private final Map<String, Long> times = new TreeMap<>();

    void count(Fixture fixture) {
        RARE.forEach(what -> times.merge(what, fixture.count(what), Long::sum));
    }

    void everythingHappened() {
        assertThat(times).allSatisfy((what, often) -> assertThat(often).as(what).isPositive());
    }
}
