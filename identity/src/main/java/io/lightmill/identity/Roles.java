package io.lightmill.identity;

/** The roles that an internal token may carry in {@code groups}. */
public final class Roles {

    /** Acts for a user, on that user's things only. */
    public static final String USER = "user";

    /** A user who may also manage users. */
    public static final String ADMIN = "admin";

    /** A sibling service acting for itself. */
    public static final String SERVICE = "service";

    private Roles() {}
}
