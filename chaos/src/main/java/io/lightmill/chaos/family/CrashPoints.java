package io.lightmill.chaos.family;

import io.lightmill.chaos.arena.Arena;
import io.lightmill.chaos.crowd.Workload;
import io.lightmill.crash.CrashPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A service drops dead exactly between two writes; every point that is named in code is hit. */
final class CrashPoints implements Family {

    /** A service that died is ready again after some seconds, and only then can the next point be reached. */
    private static final Duration APART = Duration.ofSeconds(9);

    private static final int ROUNDS = 2;

    /** Somebody has to come by: work goes on meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long POLL_MILLIS = 200;

    @Override
    public String id() {
        return "F2";
    }

    @Override
    public String fault() {
        return "kill exactly between two writes, at every named point";
    }

    /** Some are cancelled, or nobody would come to those points. */
    @Override
    public Workload workload() {
        return Workload.USUAL.restless();
    }

    @Override
    public void plan(Plan plan) {
        if (plan.stage().isBrief()) {
            arm(plan, Duration.ZERO, plan.chance().oneOf(Arrays.asList(CrashPoint.values())));
            return;
        }
        List<CrashPoint> order = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            order.addAll(plan.chance().shuffled(Arrays.asList(CrashPoint.values())));
        }
        Duration apart = plan.stage().time().dividedBy(order.size());
        Duration pause = apart.compareTo(APART) > 0 ? apart : APART;
        for (int i = 0; i < order.size(); i++) {
            arm(plan, pause.multipliedBy(i), order.get(i));
        }
        plan.undo(pause.multipliedBy(order.size()), "wait until every point was hit", CrashPoints::awaitAll);
    }

    /** People work as long as the plan lasts, so that somebody comes to what is armed still. */
    private static void awaitAll(Arena arena) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!unhit(arena).isEmpty() && System.nanoTime() < limit) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static void arm(Plan plan, Duration when, CrashPoint point) {
        plan.at(when, "crash at " + point, arena -> arena.crash(point));
    }

    @Override
    public List<String> proof(Arena arena) {
        return Arrays.stream(CrashPoint.values())
                .filter(arena::hasCrashedAt)
                .map(point -> "crashed at " + point)
                .toList();
    }

    @Override
    public List<String> missed(Arena arena) {
        return unhit(arena).stream().map(point -> point + " was never hit").toList();
    }

    private static List<CrashPoint> unhit(Arena arena) {
        return Arrays.stream(CrashPoint.values())
                .filter(point -> !arena.hasCrashedAt(point))
                .toList();
    }
}
