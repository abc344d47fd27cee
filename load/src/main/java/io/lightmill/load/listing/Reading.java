package io.lightmill.load.listing;

import io.lightmill.e2e.api.Answer;
import io.lightmill.load.act.Clockwork;
import io.lightmill.load.plan.Arrivals;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Reads lists in an open loop, each page of another list at another depth. */
final class Reading {

    private static final int DIGITS = 3;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

    private final List<Tenant> tenants;
    private final Past past;
    private final Map<String, Histogram> latencies = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();

    Reading(List<Tenant> tenants, Past past) {
        this.tenants = tenants;
        this.past = past;
    }

    /** One page that is due. */
    private record Page(Duration at, Listing listing, int tenant, Listing.Place place) {}

    /** Reads these lists by turns. */
    void play(List<Listing> listings, long seed, double perSecond, Duration length) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Duration> moments = Arrivals.poisson(random, perSecond, length);
        List<Page> pages = IntStream.range(0, moments.size())
                .mapToObj(i -> page(random, moments.get(i), listings.get(i % listings.size())))
                .toList();
        Clockwork.play(pages, Page::at, this::read);
    }

    private Page page(SplittableRandom random, Duration at, Listing listing) {
        int number = random.nextInt(tenants.size());
        return new Page(
                at, listing, number, Listing.Place.draw(random, past, tenants.get(number), past.largeJobOf(number)));
    }

    private void read(Page page, long due) {
        String path = page.listing().address().of(page.place());
        try {
            Answer answer = tenants.get(page.tenant()).api().caller().get(path);
            long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
            if (answer.status() == 200) {
                latencies
                        .computeIfAbsent(
                                page.listing().name(), name -> new ConcurrentHistogram(1, LONGEST_MICROS, DIGITS))
                        .recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
            } else {
                refuse(path, answer.toString());
            }
        } catch (UncheckedIOException broken) {
            refuse(path, String.valueOf(broken.getMessage()));
        }
    }

    private void refuse(String path, String why) {
        refused.incrementAndGet();
        refusals.putIfAbsent(path.replaceAll("\\?.*", ""), why);
    }

    /** By list, in microseconds. */
    Histogram of(Listing listing) {
        return latencies.getOrDefault(listing.name(), new Histogram(1, LONGEST_MICROS, DIGITS));
    }

    /** How many pages did not come. */
    long refused() {
        return refused.get();
    }

    /** An example of each kind of those. */
    Map<String, String> refusals() {
        return Map.copyOf(refusals);
    }
}
