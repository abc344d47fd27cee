package io.lightmill.runpodlocal.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The armed faults. Who could misbehave asks here first. */
public final class Faults {

    private final RandomGenerator random;
    private final Consumer<Fault> listener;
    private List<Armed> armed = List.of();

    /**
     * None armed.
     *
     * @param listener hears of each fault that strikes
     */
    public Faults(RandomGenerator random, Consumer<Fault> listener) {
        this.random = random;
        this.listener = listener;
    }

    /** Replaces the menu. */
    public void arm(List<Armed> faults) {
        armed = List.copyOf(faults);
    }

    /** Adds to the menu. */
    public void add(List<Armed> faults) {
        List<Armed> all = new ArrayList<>(armed);
        all.addAll(faults);
        arm(all);
    }

    /** The menu, spent ones included. */
    public List<Armed> armed() {
        return armed;
    }

    /** The fault of this kind that strikes now, if any does. */
    public <F extends Fault> Optional<F> strike(Class<F> kind) {
        return strike(kind, fault -> true);
    }

    /** The fault of this kind that strikes now and fits; one that does not fit is not spent. */
    public <F extends Fault> Optional<F> strike(Class<F> kind, Predicate<F> fits) {
        for (Armed each : armed) {
            if (kind.isInstance(each.fault())) {
                F fault = kind.cast(each.fault());
                if (fits.test(fault) && each.strikes(random)) {
                    listener.accept(fault);
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a fault that is a condition rather than an event is armed. */
    public boolean holds(Class<? extends Fault> kind) {
        for (Armed each : armed) {
            if (kind.isInstance(each.fault())) {
                return true;
            }
        }
        return false;
    }
}
