package io.lightmill.chaos.run;

import io.lightmill.chaos.arena.OutsideDatabase;
import io.lightmill.chaos.arena.Replicas;
import io.lightmill.chaos.family.Families;
import io.lightmill.chaos.family.Family;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param families those to run, in this order
 * @param minutes of disturbance, shared among the families; what it takes to come to rest comes on top
 * @param seed of everything that is drawn; null: drawn itself
 * @param replicas of the services
 * @param database the JDBC URL of a server that somebody else keeps; null: the stack has its own
 * @param databasePidFile where that one's keeper writes its process id; null: it is neither killed nor frozen
 * @param json where to write the report; null: nowhere
 * @param list only tell what there is
 */
record Arguments(
        List<Family> families,
        double minutes,
        @Nullable Long seed,
        Replicas replicas,
        @Nullable String database,
        @Nullable Path databasePidFile,
        @Nullable Path json,
        boolean list) {

    private static final Duration MOMENT = Duration.ofSeconds(30);

    static final String USAGE = """
            ./lightmill chaos [FAMILY…] [--minutes N] [--seed S] [--replicas N] [--others N]
                              [--json FILE] [--list] [--database JDBC-URL [--database-pid-file FILE]]
              FAMILY      F1, F3, …; none: all of them; brief: each that need not be alone, for a moment
              --minutes   of disturbance, shared among the families; usual: one each
              --seed      repeats a schedule; it is printed at the beginning
              --replicas  of the dispatcher; usual: 1
              --others    replicas of each other service; usual: 1
              --database  a server on this machine that somebody else keeps, MySQL for instance; it must have no schemas of ours
              --database-pid-file  where its keeper writes its process id, and starts it anew when it was killed
              --json      writes the report there
              --list      tells what there is (families, crash points)""";

    static Arguments parse(String... words) {
        Deque<String> left = new ArrayDeque<>(List.of(words));
        List<String> ids = new ArrayList<>();
        Double minutes = null;
        Long seed = null;
        int replicas = 1;
        int others = 1;
        String database = null;
        Path databasePidFile = null;
        Path json = null;
        boolean list = false;
        while (!left.isEmpty()) {
            String word = left.remove();
            switch (word) {
                case "--minutes" -> minutes = Double.valueOf(value(left, word));
                case "--seed" -> seed = Long.valueOf(value(left, word));
                case "--replicas" -> replicas = Integer.parseInt(value(left, word));
                case "--others" -> others = Integer.parseInt(value(left, word));
                case "--database" -> database = value(left, word);
                case "--database-pid-file" -> databasePidFile = Path.of(value(left, word));
                case "--json" -> json = Path.of(value(left, word));
                case "--list" -> list = true;
                default -> ids.add(family(word));
            }
        }
        List<Family> families = ids.isEmpty() ? Families.all() : Families.named(ids);
        return checked(new Arguments(
                families,
                minutes == null ? families.size() : minutes,
                seed,
                new Replicas(replicas, others),
                database,
                databasePidFile,
                json,
                list));
    }

    private static Arguments checked(Arguments arguments) {
        if (arguments.minutes <= 0 || arguments.replicas.dispatchers() < 1 || arguments.replicas.others() < 1) {
            throw new IllegalArgumentException("--minutes, --replicas and --others want something above 0");
        }
        if (arguments.database == null && arguments.databasePidFile != null) {
            throw new IllegalArgumentException("--database-pid-file wants --database");
        }
        return arguments;
    }

    /** The database server that somebody else keeps. */
    Optional<OutsideDatabase> outside() {
        return Optional.ofNullable(database).map(url -> new OutsideDatabase(url, databasePidFile));
    }

    private static String value(Deque<String> left, String option) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return left.remove();
    }

    private static String family(String word) {
        if (word.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + word);
        }
        return word;
    }

    /** Brisk for families that have moments each. */
    RequestTimes requestTimes() {
        boolean moments = families.stream().allMatch(family -> family.id().equals(Families.BRIEF));
        return moments || timeOfEach().compareTo(MOMENT) < 0 ? RequestTimes.BRISK : RequestTimes.USUAL;
    }

    /** What each family gets. */
    Duration timeOfEach() {
        return Duration.ofMillis((long) (minutes * 60_000 / families.size()));
    }
}
