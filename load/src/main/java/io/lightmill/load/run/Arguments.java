package io.lightmill.load.run;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line. Without images and listings it is a working day and what is past capacity.
 *
 * @param minutes of the working day
 * @param seed of everything that is drawn
 * @param users at work
 * @param images of one job that runs through; 0: none
 * @param listings rows of each listing that is measured
 * @param database where the stack has its schemas; null: on a server of its own
 * @param json where to write the report; null: nowhere
 */
record Arguments(
        double minutes,
        long seed,
        int users,
        int images,
        List<Long> listings,
        @Nullable String database,
        @Nullable Path json) {

    private static final double USUAL_MINUTES = 15;
    private static final int USUAL_USERS = 20;
    private static final int SEEDS = 1_000_000;

    /**
     * Reads the words.
     *
     * @throws IllegalArgumentException when they cannot be understood
     */
    static Arguments parse(String... words) {
        Deque<String> left = new ArrayDeque<>();
        for (String word : words) {
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            left.add(equals < 0 ? word : word.substring(0, equals));
            if (equals >= 0) {
                left.add(word.substring(equals + 1));
            }
        }
        double minutes = USUAL_MINUTES;
        long seed = new SecureRandom().nextInt(SEEDS);
        int users = USUAL_USERS;
        int images = 0;
        List<Long> listings = new ArrayList<>();
        String database = null;
        Path json = null;
        while (!left.isEmpty()) {
            String option = left.remove();
            switch (option) {
                case "--minutes" -> minutes = Double.parseDouble(value(left, option));
                case "--seed" -> seed = Long.parseLong(value(left, option));
                case "--users" -> users = Integer.parseInt(value(left, option));
                case "--images" -> images = Integer.parseInt(value(left, option));
                case "--listing" -> listings.add(Long.parseLong(value(left, option)));
                case "--database" -> database = value(left, option);
                case "--json" -> json = Path.of(value(left, option));
                default -> throw new IllegalArgumentException("load knows no " + option);
            }
        }
        return checked(new Arguments(minutes, seed, users, images, List.copyOf(listings), database, json));
    }

    private static Arguments checked(Arguments arguments) {
        if (arguments.minutes <= 0 || arguments.users < 1) {
            throw new IllegalArgumentException("--minutes and --users want something above 0");
        }
        if (arguments.images % ManyImages.PICTURES != 0 || arguments.images < 0) {
            throw new IllegalArgumentException("--images wants a multiple of " + ManyImages.PICTURES);
        }
        return arguments;
    }

    private static String value(Deque<String> left, String option) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return left.remove();
    }

    Duration length() {
        return Duration.ofMillis((long) (minutes * Duration.ofMinutes(1).toMillis()));
    }

    boolean isWorkingDay() {
        return images == 0 && listings.isEmpty();
    }
}
