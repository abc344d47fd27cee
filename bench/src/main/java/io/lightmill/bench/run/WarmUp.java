package io.lightmill.bench.run;

import io.lightmill.e2e.stack.Stack;
import java.time.Duration;

/**
 * Work for services that have just started. Their first ten thousand images cost them many times what later ones do, for nothing is
 * compiled yet; what is measured is a system that people use, not one that was started a minute ago. On two cores a single image
 * comes to its worker in the fourth minute in a third of the time of the first, and hardly any sooner after that.
 */
final class WarmUp {

    private static final int LARGE = 1_000;
    private static final int SMALL_ONES = 20;

    private WarmUp() {}

    /** Large jobs, single images and sets by turns, for so long at the least. */
    static void of(Stack stack, Duration atLeast) throws InterruptedException {
        long end = System.nanoTime() + atLeast.toNanos();
        try (Customer customer = new Customer(stack)) {
            while (System.nanoTime() < end) {
                customer.awaitEnd(customer.submit(LARGE).id());
                for (int i = 0; i < SMALL_ONES && System.nanoTime() < end; i++) {
                    customer.awaitEnd(customer.submit(1).id());
                    customer.awaitEnd(customer.submitSet().id());
                }
            }
        }
    }
}
