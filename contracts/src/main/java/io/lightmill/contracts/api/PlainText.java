package io.lightmill.contracts.api;

/**
 * Texts that show what they are: on one line, of whole characters, without controls, without marks that turn the reading direction round,
 * and with something to see. One that is empty or of blanks only is plain; whether there must be one is for others to say.
 */
public final class PlainText {

    private static final String REFUSED = "\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff";

    /** Separators and formats, such as a no-break space or a joiner, are seen only between others. */
    private static final String UNSEEN = "\\p{Z}\\p{Cf}";

    private static final String SOMETHING_TO_SEE = "(?=[" + UNSEEN + "]*[^" + UNSEEN + "])";

    /**
     * What such a text matches, found in one go however long it is; the marks between emojis stay allowed. It stands in the API document,
     * and so in ECMA's words.
     */
    public static final String REGEX = " *|" + SOMETHING_TO_SEE + "[^" + REFUSED + "]*";

    /** One character that such a text does not have. */
    public static final String REFUSED_CHARACTER = "[" + REFUSED + "]";

    /** What is said of one that does not, behind the field's name. */
    public static final String REFUSAL =
            "has control characters, halves of characters, marks that turn the reading direction round, or nothing to see";

    private PlainText() {}
}
