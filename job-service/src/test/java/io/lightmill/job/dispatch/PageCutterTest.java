package io.lightmill.job.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.PromptPair;
import io.lightmill.contracts.event.ItemsQueued;
import io.lightmill.job.id.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageCutterTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pages_stay_below_the_bound_and_lose_nothing(int seed) throws Exception {
        Random random = new Random(seed);
        List<ItemsQueued> pages = new ArrayList<>();
        PageCutter cutter = new PageCutter(Ids.next(), 3, JSON, pages::add);
        List<String> expected = new ArrayList<>();
        int items = random.nextInt(4_000);
        List<InputRef> inputs = anyInputs(random);
        PromptPair prompt = anyPrompt(random);
        for (int i = 0; i < items; i++) {
            inputs = random.nextInt(3) == 0 ? anyInputs(random) : inputs;
            prompt = random.nextInt(5) == 0 ? anyPrompt(random) : prompt;
            UUID id = Ids.next();
            long seedOfItem = (1L << 53) - 1 - random.nextInt(5);
            cutter.add(id, i, i / 4, i % 4 + 1, prompt, inputs, seedOfItem);
            expected.add(id + prompt.prompt() + inputs.size() + seedOfItem);
        }

        int next = cutter.end();

        assertThat(next).isEqualTo(3 + pages.size());
        List<String> found = new ArrayList<>();
        for (ItemsQueued page : pages) {
            assertThat(JSON.writeValueAsBytes(page)).hasSizeLessThanOrEqualTo(256 * 1024);
            assertThat(page.items()).isNotEmpty();
            page.items()
                    .forEach(item -> found.add(item.id()
                            + page.prompts().get(item.prompt()).prompt()
                            + item.inputs().size()
                            + item.seed()));
        }
        assertThat(found).isEqualTo(expected);
    }

    private static List<InputRef> anyInputs(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> new InputRef("ab".repeat(32), "🌾\"\\ü".repeat(random.nextInt(30))))
                .toList();
    }

    private static PromptPair anyPrompt(Random random) {
        return new PromptPair("\n\u0001é".repeat(random.nextInt(2_000)), random.nextBoolean() ? null : "no");
    }
}
