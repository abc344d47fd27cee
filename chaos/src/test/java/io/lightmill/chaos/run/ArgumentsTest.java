package io.lightmill.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lightmill.chaos.arena.OutsideDatabase;
import io.lightmill.chaos.arena.Replicas;
import io.lightmill.chaos.family.Families;
import io.lightmill.chaos.family.Family;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void whatHasMomentsIsBrisk() {
        assertThat(Arguments.parse("brief", "--minutes", "2").requestTimes()).isEqualTo(RequestTimes.BRISK);
        assertThat(Arguments.parse("F1", "F2", "--minutes", "0.5").requestTimes())
                .isEqualTo(RequestTimes.BRISK);
        assertThat(Arguments.parse().requestTimes()).isEqualTo(RequestTimes.USUAL);
    }

    @Test
    void nothingSaidIsEveryFamilyForAMinute() {
        Arguments arguments = Arguments.parse();

        assertThat(arguments.families()).hasSameSizeAs(Families.all());
        assertThat(arguments.timeOfEach()).isEqualTo(Duration.ofMinutes(1));
        assertThat(arguments.replicas()).isEqualTo(new Replicas(1, 1));
        assertThat(arguments.seed()).isNull();
        assertThat(arguments.outside()).isEmpty();
    }

    @Test
    void whatIsSaidIsTaken() {
        Arguments arguments = Arguments.parse(
                "F3", "--minutes", "5", "f1", "--seed", "7", "--replicas", "2", "--others", "3", "--json", "out.json");

        assertThat(arguments.families()).extracting(Family::id).containsExactly("F3", "F1");
        assertThat(arguments.timeOfEach()).isEqualTo(Duration.ofSeconds(150));
        assertThat(arguments.seed()).isEqualTo(7L);
        assertThat(arguments.replicas()).isEqualTo(new Replicas(2, 3));
        assertThat(arguments.json()).isEqualTo(Path.of("out.json"));
    }

    @Test
    void aDatabaseThatIsThereAlreadyIsTaken() {
        Arguments arguments = Arguments.parse("F11", "--database", "jdbc:mysql://127.0.0.1:3406/?user=root");

        assertThat(arguments.outside()).contains(new OutsideDatabase("jdbc:mysql://127.0.0.1:3406/?user=root", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F99",
                "--what",
                "--minutes",
                "--minutes 0",
                "--replicas 0",
                "--others 0",
                "--seed x",
                "--database-pid-file x"
            })
    void whatCannotBeMeantIsRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(line.split(" ")));
    }
}
