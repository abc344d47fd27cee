package io.lightmill.dispatcher.invocation;

/**
 * How many invocations to add. Pure.
 *
 * @param allowed the budget, or what a 429 left of it
 * @param live invocations not known to be over
 * @param expected of them, those that will still claim
 * @param chunks claims that the waiting items are
 * @param chunksPerInvocation claims that one invocation is expected to make
 */
record WantedInvocations(int allowed, int live, int expected, int chunks, int chunksPerInvocation) {

    int count() {
        int needed = Math.ceilDiv(chunks, chunksPerInvocation) - expected;
        return Math.clamp(needed, 0, Math.max(0, allowed - live));
    }
}
