package io.lightmill.chaos.judge;

/** What docs/promises.md promises, and what the databases have to say about it. */
public enum Promise {
    /** Exactly one end for every item. */
    P1("Every accepted item ends in exactly one terminal state"),
    /** The budget. */
    P2("The budget is never exceeded"),
    /** Paid once. */
    P3("No item is made again without a failure, a rejection or a proven loss"),
    /** Nothing stored is lost. */
    P4("An output whose PUT was acknowledged is never lost"),
    /** Cancel and pause. */
    P5("Cancel and pause win or lose cleanly"),
    /** Whose turn it is. */
    P6("Interactive goes first, users share fairly"),
    /** Poison. */
    P7("One bad item never stops its job"),
    /** Idempotency. */
    P8("A submission repeated is the first one"),
    /** Owners. */
    P9("Everybody meets their own things only"),
    /** Memory. */
    P10("Memory stays bounded"),
    /** The databases: no promise, a witness. */
    WITNESS("The databases agree with each other and with the API"),
    /** What clients may be answered: no promise, the manners of an API. */
    ANSWERS("Nobody is answered 500, and 503 and 429 say when to come again");

    private final String sentence;

    Promise(String sentence) {
        this.sentence = sentence;
    }

    /** In words. */
    public String sentence() {
        return sentence;
    }
}
