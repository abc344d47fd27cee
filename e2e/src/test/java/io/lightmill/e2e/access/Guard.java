package io.lightmill.e2e.access;

/** What stands before a route, and so whom it lets through. */
public enum Guard {
    /** One thing of one user's: to everybody else it is not there. */
    THE_OWNERS,
    /** The same, but the body names several of the owner's things: all that are not there are named. */
    NAMES_THE_OWNERS,
    /** For everybody with a key, each for himself. */
    EACH_HIS_OWN,
    /** For administrators. */
    ADMINISTRATORS,
    /** A signed address, and none of ours is. */
    SIGNED_ADDRESS,
    /** The token of one invocation. */
    WORKERS_TOKEN,
    /** Another token of that invocation, in the address; the one that is sent here is the worker's. */
    WEBHOOK_TOKEN,
    /** A good key in the body, from our own pages or from no browser. */
    KEY_IN_THE_BODY,
    /** Everybody who does not come from a foreign page. */
    NO_FOREIGN_PAGE,
    /** Everybody. */
    NOBODY;

    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int INVALID = 422;

    /**
     * What this visitor hears.
     *
     * @param changes whether the route changes something
     * @param success what is heard by who may
     */
    public int expected(Visitor visitor, boolean changes, int success) {
        return switch (this) {
            case THE_OWNERS -> keyed(visitor, changes, visitor.bringsTheOwnersKey() ? success : NOT_FOUND);
            case NAMES_THE_OWNERS -> keyed(visitor, changes, visitor.bringsTheOwnersKey() ? success : INVALID);
            case EACH_HIS_OWN -> keyed(visitor, changes, success);
            case ADMINISTRATORS -> visitor == Visitor.ADMINISTRATOR ? success : keyed(visitor, changes, FORBIDDEN);
            case SIGNED_ADDRESS -> FORBIDDEN;
            case WORKERS_TOKEN -> visitor == Visitor.WORKER ? success : NOT_FOUND;
            case WEBHOOK_TOKEN -> NOT_FOUND;
            case KEY_IN_THE_BODY, NO_FOREIGN_PAGE -> visitor == Visitor.FOREIGN_PAGE ? FORBIDDEN : success;
            case NOBODY -> success;
        };
    }

    /** A cookie alone changes nothing from a foreign page; looking it may, since the page never sees the answer. */
    private static int keyed(Visitor visitor, boolean changes, int withAKey) {
        if (visitor == Visitor.FOREIGN_PAGE) {
            return changes ? FORBIDDEN : withAKey;
        }
        return visitor.isKnown() ? withAKey : UNAUTHENTICATED;
    }
}
