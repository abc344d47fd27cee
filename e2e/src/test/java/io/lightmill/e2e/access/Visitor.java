package io.lightmill.e2e.access;

/** Who comes to a route. */
public enum Visitor {
    /** Whose things they are, with the key that made them. */
    OWNER,
    /** The same person with another key. */
    OWNER_WITH_ANOTHER_KEY,
    /** The same person in a browser, on our own pages. */
    OWNER_IN_A_BROWSER,
    /** A page of somebody else's that the owner's browser is on; the browser sends the owner's cookie along. */
    FOREIGN_PAGE,
    /** Another user. */
    OTHER_USER,
    /** Who may make users, and has no more right to their things than anybody. */
    ADMINISTRATOR,
    /** The owner's key of yesterday. */
    REVOKED_KEY,
    /** The worker that made the owner's item, with its invocation's token. */
    WORKER,
    /** Nobody in particular. */
    ANONYMOUS;

    /** Whether the owner wants it. */
    public boolean isOwner() {
        return this == OWNER || this == OWNER_WITH_ANOTHER_KEY || this == OWNER_IN_A_BROWSER;
    }

    /** Whether a valid key or session of the owner's comes along, wanted or not. */
    boolean bringsTheOwnersKey() {
        return isOwner() || this == FOREIGN_PAGE;
    }

    /** Whether a valid key comes with it, or a session on our own pages. */
    boolean isKnown() {
        return isOwner() || this == OTHER_USER || this == ADMINISTRATOR;
    }
}
