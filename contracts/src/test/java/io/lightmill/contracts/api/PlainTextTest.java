package io.lightmill.contracts.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "a", " mills at dusk ", "\u00a0a\u200b", "Mühle 磨坊", "\ud83d\udc69\u200d\ud83d\ude80"})
    void whatShowsWhatItIsIsPlain(String text) {
        assertThat(text).matches(PlainText.REGEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00a0",
                " \u200b",
                "\u200d",
                "a\u2028b",
                "a\u2029",
                "\u202ea",
                "a\u2066",
                "a\nb",
                "a\tb",
                "\u0000",
                "a\u0085",
                "a\ud83d",
                "\udc69a"
            })
    void whatDeceivesOrHasNothingToSeeIsNot(String text) {
        assertThat(text).doesNotMatch(PlainText.REGEX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00a0", " a"})
    void howeverLongItIsItIsFoundSoAtOnce(String text) {
        assertThat(text.repeat(1_000_000) + "\u0000").doesNotMatch(PlainText.REGEX);
    }

    /** Java alone knows intersections of classes; the API document is read by others. */
    @Test
    void itIsWrittenInWordsThatOthersKnow() {
        assertThat(PlainText.REGEX).doesNotContain("&&");
    }
}
