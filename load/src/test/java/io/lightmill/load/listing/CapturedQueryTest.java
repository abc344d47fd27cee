package io.lightmill.load.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapturedQueryTest {

    @Test
    void binary_literals_become_marks_whatever_is_in_them() {
        CapturedQuery query = CapturedQuery.of(
                "select * from job where user_id = _binary'\\0?\\'a\\\\' and state = 'it''s' and id < _binary'x\ny' limit 51");

        assertThat(query.sql())
                .isEqualTo("select * from job where user_id = ? and state = 'it''s' and id < ? limit 51");
        assertThat(query.literals()).hasSize(2);
    }

    @Test
    void without_them_nothing_changes() {
        assertThat(CapturedQuery.of("select 1").sql()).isEqualTo("select 1");
    }
}
