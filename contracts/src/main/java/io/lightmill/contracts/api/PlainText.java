package io.lightmill.contracts.api;

/** Texts that show what they are: without controls, and without marks that turn the reading direction round. */
public final class PlainText {

    private static final String REFUSED = "\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069";

    /** What such a text matches; the marks between emojis stay allowed. */
    public static final String REGEX = "[^" + REFUSED + "]*";

    /** One character that such a text does not have. */
    public static final String REFUSED_CHARACTER = "[" + REFUSED + "]";

    /** What is said of one that does not, behind the field's name. */
    public static final String REFUSAL = "has control characters or marks that turn the reading direction round";

    private PlainText() {}
}
