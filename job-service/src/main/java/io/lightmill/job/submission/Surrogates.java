package io.lightmill.job.submission;

/**
 * Halves of characters. JSON lets them be written alone ({@code "\\ud83d"}), but they are no text: a database would keep a question mark,
 * and no answer could repeat them.
 */
final class Surrogates {

    private static final char NO_CHARACTER = '\ufffd';

    private Surrogates() {}

    static boolean areAlone(String text) {
        return text.codePoints().anyMatch(Surrogates::isAlone);
    }

    /** The text with the sign of what is no character for each. */
    static String replaced(String text) {
        if (!areAlone(text)) {
            return text;
        }
        return text.codePoints()
                .map(point -> isAlone(point) ? NO_CHARACTER : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAlone(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
