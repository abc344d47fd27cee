package io.lightmill.chaos.judge;

import io.lightmill.chaos.evidence.ClientLine;
import io.lightmill.chaos.evidence.Evidence;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.ledger.LedgerLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What everybody wrote down about something, by time, with what was done to the system meanwhile. */
final class History {

    private static final int MOST = 200;

    private History() {}

    /** About an item: the chunks that it was in, and what became of it there. */
    static List<Moment> ofItem(Evidence evidence, UUID job, UUID item) {
        return of(
                evidence,
                line -> line.itemId().filter(item::equals).isPresent()
                        || (line.event().equals("claimed")
                                && line.fields().path("itemIds").toString().contains(item.toString())),
                line -> isAbout(line, job) && !isNoise(line));
    }

    /** About a job, as its clients saw it. */
    static List<Moment> ofJob(Evidence evidence, UUID job) {
        return of(evidence, line -> false, line -> isAbout(line, job));
    }

    /** About a job, with the claims that got something of it. */
    static List<Moment> ofHandouts(Evidence evidence, UUID job) {
        return of(
                evidence,
                line -> line.event().equals("claimed")
                        && line.jobId().filter(job::equals).isPresent(),
                line -> isAbout(line, job) && !isNoise(line));
    }

    /** About requests, as the endpoint saw them. */
    static List<Moment> ofRequests(Evidence evidence, Set<String> requests) {
        return of(
                evidence, line -> line.itemId().isEmpty() && requests.contains(line.text("requestId")), line -> false);
    }

    /** What clients wrote down that is like this. */
    static List<Moment> ofClients(Evidence evidence, Predicate<ClientLine> wanted) {
        return of(evidence, line -> false, wanted);
    }

    /** Looks and events come by the hundred, and hide what happened. */
    private static boolean isNoise(ClientLine line) {
        return line instanceof ClientLine.Seen || line instanceof ClientLine.Told;
    }

    private static boolean isAbout(ClientLine line, UUID job) {
        return line instanceof ClientLine.OfJob of && job.equals(of.job());
    }

    private static List<Moment> of(
            Evidence evidence, Predicate<LedgerLine> wanted, Predicate<ClientLine> wantedOfClients) {
        List<Moment> moments = new ArrayList<>(Stream.concat(
                        evidence.endpoint().lines().stream().filter(wanted).map(History::moment),
                        evidence.clients().stream().filter(wantedOfClients).map(History::moment))
                .toList());
        evidence.of(ClientLine.Disturbed.class).map(History::moment).forEach(moments::add);
        moments.sort(Comparator.comparing(Moment::at));
        return moments.size() <= MOST ? moments : moments.subList(moments.size() - MOST, moments.size());
    }

    private static Moment moment(LedgerLine line) {
        return new Moment(line.at(), "endpoint", line.fields().toString());
    }

    private static Moment moment(ClientLine line) {
        return switch (line) {
            case ClientLine.Disturbed disturbed -> new Moment(line.at(), "chaos   ", disturbed.what());
            // Its items are in the evidence; here they would hide everything else.
            case ClientLine.Ended ended ->
                new Moment(
                        line.at(),
                        "client  ",
                        ended.end().user() + " saw job " + ended.end().id() + " end: "
                                + ended.end().state() + ", " + ended.end().counts());
            default -> new Moment(line.at(), "client  ", Json.write(line));
        };
    }
}
