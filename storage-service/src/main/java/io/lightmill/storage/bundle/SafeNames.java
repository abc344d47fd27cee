package io.lightmill.storage.bundle;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names that Linux, macOS and Windows take, of whatever a user typed. */
final class SafeNames {

    /** Of one name, in UTF-8: well inside of what every file system takes. */
    static final int MOST_BYTES = 120;

    private static final String FORBIDDEN = "/\\:*?\"<>|";
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    /** A name of a folder or file, never empty, of at most so many bytes. */
    static String of(String text, String fallback, int mostBytes) {
        // Composed after something was left out: what stood between a letter and its accent stands there no more.
        String composed = Normalizer.normalize(visible(text), Normalizer.Form.NFC);
        StringBuilder kept = new StringBuilder();
        composed.codePoints().map(SafeNames::replaced).forEach(kept::appendCodePoint);
        String name = trimmed(kept.toString());
        if (RESERVED.matcher(name).matches()) {
            name = "_" + name;
        }
        name = trimmed(cut(name, mostBytes));
        return name.isEmpty() ? fallback : name;
    }

    /** Of at most 120 bytes. */
    static String of(String text, String fallback) {
        return of(text, fallback, MOST_BYTES);
    }

    /** The last part of a path, without what follows its last dot. */
    static String stem(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /** Names that one of the three file systems takes for the same have the same. */
    static String folded(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String folded = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static String visible(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(SafeNames::isVisible).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    private static int replaced(int point) {
        return FORBIDDEN.indexOf(point) >= 0 ? '_' : point;
    }

    /** Windows drops dots and spaces at a name's end; a dot at its start hides it. */
    private static String trimmed(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && isTrimmed(name.charAt(from))) {
            from++;
        }
        while (to > from && isTrimmed(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }

    private static boolean isTrimmed(char character) {
        return character == '.' || Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static String cut(String name, int mostBytes) {
        int bytes = 0;
        int at = 0;
        while (at < name.length()) {
            int point = name.codePointAt(at);
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                return name.substring(0, at);
            }
            at += Character.charCount(point);
        }
        return name;
    }

    private SafeNames() {}
}
