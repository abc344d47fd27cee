package io.lightmill.runpodlocal.simulation;

import io.lightmill.runpodlocal.fault.Faults;
import io.lightmill.runpodlocal.fault.SimulationFault;
import io.lightmill.runpodlocal.fault.SimulationFault.Moment;

/** Whether a run goes on, and the faults that kill its worker in the middle of it. */
final class Fate {

    private final Faults faults;
    private final Runnable death;
    private boolean over;

    /**
     * It goes on.
     *
     * @param death ends the worker, and with it the run
     */
    Fate(Faults faults, Runnable death) {
        this.faults = faults;
        this.death = death;
    }

    boolean isOver() {
        return over;
    }

    /** Nothing of the run happens any more. */
    void end() {
        over = true;
    }

    /** Whether a fault kills the worker at this moment. */
    boolean strikes(Moment moment) {
        return dies(faults.strike(SimulationFault.Dies.class, fault -> fault.at() == moment)
                .isPresent());
    }

    /** Whether the worker dies of this prompt. */
    boolean strikesAt(String prompt) {
        return dies(faults.strike(SimulationFault.CrashesOn.class, fault -> prompt.contains(fault.marker()))
                .isPresent());
    }

    private boolean dies(boolean struck) {
        if (struck) {
            death.run();
        }
        return struck;
    }
}
