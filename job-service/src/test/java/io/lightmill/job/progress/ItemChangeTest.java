package io.lightmill.job.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.ItemState;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.contracts.worker.GeneratedOutput;
import io.lightmill.job.id.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule of one item, over any news in any order: the seed is in the test's name. */
class ItemChangeTest {

    private static final UUID ITEM = Ids.next();
    private static final List<UUID> ATTEMPTS = List.of(Ids.next(), Ids.next());

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_final_state_never_changes_and_a_version_never_falls(int seed) {
        ItemChange item = queued();
        long version = 0;
        ItemState state = ItemState.QUEUED;
        for (ItemNews news : anyNews(seed)) {
            item.take(news);
            assertThat(item.move().version()).isGreaterThanOrEqualTo(version);
            if (state.isFinal()) {
                assertThat(item.state()).isEqualTo(state);
            }
            version = item.move().version();
            state = item.state();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_first_final_word_ends_it(int seed) {
        ItemChange item = queued();
        List<ItemNews> news = anyNews(seed);
        news.forEach(item::take);

        ItemState expected = news.stream()
                .map(ItemChangeTest::end)
                .filter(ItemState::isFinal)
                .findFirst()
                .orElse(item.state());
        assertThat(item.state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void news_said_again_change_nothing(int seed) {
        List<ItemNews> news = anyNews(seed);
        ItemChange once = queued();
        news.forEach(once::take);

        ItemChange again = new ItemChange(rowOf(once));
        news.forEach(again::take);

        assertThat(again.isChanged()).isFalse();
        assertThat(again.seconds()).isZero();
        assertThat(again.costUsd()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void it_does_not_matter_how_news_are_cut_into_batches(int seed) {
        List<ItemNews> news = anyNews(seed);
        ItemChange whole = queued();
        news.forEach(whole::take);

        double seconds = 0;
        BigDecimal costUsd = BigDecimal.ZERO;
        ItemChange.Found row = queued().found();
        for (ItemNews word : news) {
            ItemChange single = new ItemChange(row);
            single.take(word);
            seconds += single.seconds();
            costUsd = costUsd.add(single.costUsd());
            row = rowOf(single);
        }

        assertThat(row).isEqualTo(rowOf(whole));
        assertThat(seconds).isEqualTo(whole.seconds());
        assertThat(costUsd).isEqualByComparingTo(whole.costUsd());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_completed_was_tried_even_when_the_archives_word_overtook_all_others(int seed) {
        ItemChange item = queued();
        for (ItemNews news : anyNews(seed)) {
            item.take(news);
            if (item.state() == ItemState.COMPLETED) {
                assertThat(item.move().attempts()).isPositive();
            }
        }
    }

    private static ItemChange queued() {
        return new ItemChange(new ItemChange.Found(ITEM, 0, ItemState.QUEUED, 0, 0, null));
    }

    /** The row as the database would hold it after the change. */
    private static ItemChange.Found rowOf(ItemChange change) {
        UUID output = change.file() != null
                ? change.file().attemptId()
                : change.made() != null
                        ? change.made().attemptId()
                        : change.found().outputOf();
        ItemChange.Move move = change.move();
        return new ItemChange.Found(ITEM, 0, move.to(), move.version(), move.attempts(), output);
    }

    private static ItemState end(ItemNews news) {
        return switch (news) {
            case ItemNews.Archived it -> ItemState.COMPLETED;
            case ItemNews.Failed it -> ItemState.FAILED;
            case ItemNews.Cancelled it -> ItemState.CANCELLED;
            case ItemNews.Started it -> ItemState.PROCESSING;
            case ItemNews.Requeued it -> ItemState.QUEUED;
            case ItemNews.Generated it -> ItemState.GENERATED;
        };
    }

    private static List<ItemNews> anyNews(int seed) {
        Random random = new Random(seed);
        List<ItemNews> news = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long version = 1 + random.nextInt(8);
            UUID attempt = ATTEMPTS.get(random.nextInt(2));
            news.add(
                    switch (random.nextInt(9)) {
                        case 0, 1 -> new ItemNews.Started(ITEM, version);
                        case 2, 3 -> new ItemNews.Requeued(ITEM, version, null, null);
                        case 4, 5 -> new ItemNews.Generated(ITEM, version, attempt, 1, output(random.nextDouble()));
                        case 6 -> new ItemNews.Failed(ITEM, version, attempt, 2, ErrorCode.NO_IMAGE, "none");
                        case 7 -> new ItemNews.Cancelled(ITEM, version);
                        default -> new ItemNews.Archived(ITEM, attempt, "image/png", 1, "ab", 1, 1);
                    });
        }
        return news;
    }

    private static GeneratedOutput output(double costUsd) {
        return new GeneratedOutput("image/png", 1, null, 1, 1, false, 1, costUsd, Map.of());
    }
}
