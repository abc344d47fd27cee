package io.lightmill.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPlaceTest {

    @Test
    void the_id_of_an_event_is_the_place_behind_it() {
        assertThat(EventPlace.parse(EventPlace.lastSeen("kQ3-Z_aB", 4, 1207)))
                .contains(new EventPlace("kQ3-Z_aB", Map.of(4, 1208L)));
    }

    @Test
    void a_place_in_all_partitions_comes_back_as_it_was() {
        EventPlace place = new EventPlace("kQ3-Z_aB", Map.of(0, 12L, 5, 0L));
        assertThat(place.id()).isEqualTo("kQ3-Z_aB.0-12.5-0");
        assertThat(EventPlace.parse(place.id())).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "t",
                "t.1",
                "t.1.x",
                "t.-1.2",
                "t.1.99999999999999999999",
                "t.9999999999.1",
                "t.1-2.3",
                "t.1-2-3",
                "\u0000",
                "t.1.2\n"
            })
    void what_is_not_ours_is_no_place(String id) {
        assertThat(EventPlace.parse(id)).isEmpty();
    }
}
