package io.lightmill.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void without_words_it_is_a_working_day() {
        Arguments usual = Arguments.parse();

        assertThat(usual.isWorkingDay()).isTrue();
        assertThat(usual.length()).isEqualTo(Duration.ofMinutes(15));
        assertThat(usual.users()).isEqualTo(20);
    }

    @Test
    void values_may_follow_or_be_joined() {
        Arguments arguments = Arguments.parse("--seed", "7", "--listing=10", "--listing", "20", "--minutes=0.5");

        assertThat(arguments.seed()).isEqualTo(7);
        assertThat(arguments.listings()).isEqualTo(List.of(10L, 20L));
        assertThat(arguments.length()).isEqualTo(Duration.ofSeconds(30));
        assertThat(arguments.isWorkingDay()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--minutes=0", "--users=0", "--images=5", "--images=x", "--seed", "--else", "word"})
    void what_cannot_be_is_refused(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(word));
    }
}
