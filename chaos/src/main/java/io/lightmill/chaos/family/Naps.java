package io.lightmill.chaos.family;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When which parts are stopped. One at a time each: what lets a part go on ends every stop of it. */
final class Naps {

    private final List<Nap> naps = new ArrayList<>();

    private record Nap(String part, Duration from, Duration to) {

        boolean meets(Nap other) {
            return part.equals(other.part) && from.compareTo(other.to) < 0 && other.from.compareTo(to) < 0;
        }
    }

    boolean isFree(String part, Duration from, Duration time) {
        Nap wanted = new Nap(part, from, from.plus(time));
        return naps.stream().noneMatch(wanted::meets);
    }

    void add(String part, Duration from, Duration time) {
        naps.add(new Nap(part, from, from.plus(time)));
    }
}
