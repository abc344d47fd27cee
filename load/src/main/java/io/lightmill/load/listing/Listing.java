package io.lightmill.load.listing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A list with a filter, read at a random depth.
 *
 * @param name for people
 * @param table whose rows are listed
 * @param indexes those that may serve it
 * @param shortRange whether a page is a short range of the index; else it costs as much as its owner has, by design
 */
record Listing(String name, String table, List<String> indexes, boolean shortRange, Address address) {

    private static final int LIMIT = 50;

    /** Goes the same way and reads no list: what the machine itself adds just now. */
    static final Listing CONTROL =
            new Listing("no list: GET /api/limits", "", List.of(), false, place -> "/api/limits");

    /** Where a page is asked for. */
    interface Address {

        /** Behind a moment of the past or at a place of a job, whichever the list goes by. */
        String of(Place place);
    }

    /**
     * Where a page begins, and of what it is one.
     *
     * @param at a moment of the past
     * @param job a large job of the tenant, and an ordinal in it
     */
    record Place(Instant at, UUID id, UUID group, UUID job, int ordinal) {

        static Place draw(SplittableRandom random, Past past, Tenant tenant, JobRow large) {
            Instant at = past.begin()
                    .plusMillis(random.nextLong(
                            Duration.between(past.begin(), past.end()).toMillis()));
            return new Place(
                    at,
                    TimedIds.of(at, random),
                    tenant.groups().get(random.nextInt(tenant.groups().size())),
                    large.id(),
                    random.nextInt(large.shape().items()));
        }

        private String jobs() {
            return "&cursor=" + id;
        }

        private String outputs() {
            return "&cursor=" + ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
        }
    }

    /** What the service's statements call its rows. */
    String alias() {
        return switch (table) {
            case "job" -> "j";
            case "output" -> "x";
            default -> table;
        };
    }

    /** All of them. */
    static List<Listing> all() {
        return List.of(
                jobs("", "job_of_user"),
                jobs("&status=completed", "job_of_user_by_state"),
                jobs("&status=cancelled", "job_of_user_by_state"),
                jobs("&mode=semi-automatic", "job_of_user_by_mode"),
                new Listing(
                        "jobs of a group",
                        "job",
                        List.of("job_of_group"),
                        true,
                        place -> "/api/jobs?limit=" + LIMIT + "&groupId=" + place.group() + place.jobs()),
                new Listing(
                        "jobs with a part of a name that none has (all of its owner's)",
                        "job",
                        List.of("job_of_user"),
                        false,
                        place -> "/api/jobs?limit=" + LIMIT + "&name=meadow" + place.jobs()),
                outputs("", "output_of_user"),
                outputs("&engine=gemini", "output_by_engine"),
                outputs("&mode=semi-automatic", "output_by_mode"),
                outputs("&favourite=true", "output_favourite"),
                outputs("&rejected=true", "output_of_user"),
                new Listing(
                        "gallery of a group",
                        "output",
                        List.of("output_of_group"),
                        true,
                        place -> "/api/outputs?limit=" + LIMIT + "&groupId=" + place.group() + place.outputs()),
                new Listing(
                        "gallery of a job",
                        "output",
                        List.of("output_of_job"),
                        true,
                        place -> "/api/outputs?limit=" + LIMIT + "&jobId=" + place.job() + place.outputs()),
                items("", "primary"),
                items("&state=failed", "item_by_state"),
                new Listing(
                        "groups", "job_group", List.of("job_group_of_user"), true, place -> "/api/groups?limit=50"));
    }

    private static Listing jobs(String filter, String index) {
        return new Listing(
                "jobs" + filter.replace('&', ' '),
                "job",
                List.of(index),
                true,
                place -> "/api/jobs?limit=" + LIMIT + filter + place.jobs());
    }

    private static Listing outputs(String filter, String index) {
        return new Listing(
                "gallery" + filter.replace('&', ' '),
                "output",
                List.of(index),
                true,
                place -> "/api/outputs?limit=" + LIMIT + filter + place.outputs());
    }

    private static Listing items(String filter, String index) {
        return new Listing(
                "items of a job" + filter.replace('&', ' '),
                "item",
                List.of(index),
                true,
                place -> "/api/jobs/" + place.job() + "/items?limit=" + LIMIT + filter + "&cursor=" + place.ordinal());
    }
}
