package io.lightmill.storage.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNamesTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_thousand_fuzzed_names_each_are_safe_and_all_differ(long seed) {
        Random random = new Random(seed);
        UniqueNames names = new UniqueNames();
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 1000; round++) {
            String typed = FuzzedNames.next(random);
            String path = names.file("folder/", SafeNames.stem(typed), "__v01_s1.png", round + 1);
            String name = path.substring("folder/".length());
            String why = "seed " + seed + " round " + round + ": " + typed;

            assertThat(name)
                    .as(why)
                    .doesNotContainPattern("[/\\\\:*?\"<>|\\p{Cntrl}]")
                    .endsWith(".png");
            assertThat(name.getBytes(StandardCharsets.UTF_8)).as(why).hasSizeLessThanOrEqualTo(120);
            assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC))
                    .as(why)
                    .isTrue();
            assertThat(name).as(why).doesNotStartWith(".").doesNotStartWith(" ");
            assertThat(name.toLowerCase(Locale.ROOT))
                    .as(why)
                    .doesNotMatch("(con|nul|aux|prn|com[0-9]|lpt[0-9])(\\..*)?");
            assertThat(seen.add(Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)))
                    .as(why)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"cats/tom.png, tom", "..\\evil.exe.png, evil.exe", ".hidden, .hidden", "noextension, noextension"})
    void a_stem_is_the_last_part_without_its_extension(String path, String stem) {
        assertThat(SafeNames.stem(path)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({
        "con, _con",
        "NUL.png, _NUL.png",
        "'a/b:c', a_b_c",
        "'...', fallback",
        "' dots.. ', dots",
        "😀 cat, 😀 cat"
    })
    void names_are_kept_as_far_as_they_are_safe(String typed, String safe) {
        assertThat(SafeNames.of(typed, "fallback")).isEqualTo(safe);
    }

    @Test
    void what_is_left_out_leaves_no_letter_in_two_pieces() {
        assertThat(SafeNames.of("caf\u0065\u200b\u0301", "fallback")).isEqualTo("caf\u00e9");
    }

    @Test
    void names_that_differ_in_case_only_clash() {
        UniqueNames names = new UniqueNames();

        assertThat(names.file("f/", "Cat", ".png", 1)).isEqualTo("f/Cat.png");
        assertThat(names.file("f/", "cat", ".png", 2)).isEqualTo("f/cat_2.png");
        assertThat(names.file("g/", "cat", ".png", 3)).isEqualTo("g/cat.png");
    }
}
