package io.lightmill.chaos.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Everything that is drawn, so that the same seed draws the same. One for each who draws: their order is nobody's business. */
public final class Chance {

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** That of a seed. */
    public static Chance of(long seed) {
        return new Chance(new SplittableRandom(seed));
    }

    /** Another one, for somebody else. */
    public Chance split() {
        return new Chance(random.split());
    }

    /** From least to most, both included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** From least to most milliseconds. */
    public Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    /** True in so many of a hundred cases. */
    public boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /** One of these. */
    public <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** All of these in some order. */
    public <T> List<T> shuffled(List<T> things) {
        List<T> left = new ArrayList<>(things);
        List<T> order = new ArrayList<>();
        while (!left.isEmpty()) {
            order.add(left.remove(random.nextInt(left.size())));
        }
        return List.copyOf(order);
    }
}
