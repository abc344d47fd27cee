package io.lightmill.dispatcher.events;

import io.lightmill.testparts.PatienceContract;
import io.quarkus.runtime.ShutdownEvent;

class PatienceTest extends PatienceContract {

    private final Patience patience = new Patience();

    @Override
    protected void untilDone(Runnable work) {
        patience.untilDone(work);
    }

    @Override
    protected void untilSucceeded(Runnable work) {
        patience.untilSucceeded(work);
    }

    @Override
    protected void end() {
        patience.stop(new ShutdownEvent());
    }

    @Override
    protected boolean isHopeless(RuntimeException thrown) {
        return thrown instanceof Patience.Hopeless;
    }
}
