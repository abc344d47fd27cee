package io.lightmill.stack.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class IdleMachineTest {

    private final Deque<Double> loads = new ArrayDeque<>();
    private final IdleMachine machine = new IdleMachine(loads::removeFirst, Duration.ZERO);

    @Test
    void itHasToBeIdleForAWhile() throws InterruptedException {
        loads.addAll(Collections.nCopies(IdleMachine.LOOKS - 1, 0.1));
        loads.add(0.9);
        loads.addAll(Collections.nCopies(IdleMachine.LOOKS, 0.1));
        loads.add(0.2);

        machine.await();

        assertThat(loads).containsExactly(0.2);
    }

    @Test
    void whereNobodyKnowsItIsIdle() throws InterruptedException {
        loads.addAll(Collections.nCopies(IdleMachine.LOOKS, -1.0));

        machine.await();

        assertThat(loads).isEmpty();
    }
}
