package io.lightmill.load.act;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Page;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.load.plan.Timetable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** All who are at work, each with an account and pictures of their own. */
public final class Crowd implements AutoCloseable {

    private static final int PICTURES = 100;
    private static final int FEW = 8;

    private final List<Visitor> visitors;

    private Crowd(List<Visitor> visitors) {
        this.visitors = visitors;
    }

    /**
     * Makes so many users and uploads their pictures.
     *
     * @param bulkItems of a bulk job; a multiple of 100
     */
    public static Crowd gather(PublicApi admin, int users, int bulkItems) {
        return new Crowd(IntStream.range(0, users)
                .mapToObj(user -> visitor(admin, user, bulkItems))
                .toList());
    }

    private static Visitor visitor(PublicApi admin, int user, int bulkItems) {
        Person person = Person.newcomer(admin);
        List<InputRef> pictures = person.uploadPictures(Timetable.hasBulk(user) ? PICTURES : FEW);
        return new Visitor(person.api(), pictures, bulkItems / PICTURES);
    }

    Visitor visitor(int user) {
        return visitors.get(user);
    }

    /** How many they are. */
    public int size() {
        return visitors.size();
    }

    /** Cancels those of these jobs that are still open. */
    public void cancel(List<Register.Accepted> jobs) {
        for (Register.Accepted accepted : jobs) {
            PublicApi api = visitors.get(accepted.user()).api();
            if (!api.job(accepted.job().id()).state().isFinal()) {
                api.steer(accepted.job().id(), "cancel");
            }
        }
    }

    /** Every job of everybody, as the lists show them now. */
    public Map<UUID, JobView> jobs() {
        Map<UUID, JobView> all = new HashMap<>();
        visitors.forEach(visitor -> read(visitor.api().caller(), all));
        return all;
    }

    private static void read(Caller caller, Map<UUID, JobView> all) {
        String cursor = "";
        do {
            Page<JobView> page =
                    caller.get("/api/jobs?limit=500" + cursor).expect(200).asPageOf(JobView.class);
            page.items().forEach(job -> all.put(job.id(), job));
            cursor = page.next() == null ? "" : "&cursor=" + page.next();
        } while (!cursor.isEmpty());
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
    }
}
