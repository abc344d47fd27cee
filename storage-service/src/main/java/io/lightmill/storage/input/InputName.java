package io.lightmill.storage.input;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a user calls a picture: a file's name, or its path below the folder that was chosen. It is only ever shown and put
 * into names of files in a ZIP; no object's key is made of it.
 */
public final class InputName {

    private static final String UNNAMED = "image";

    /** Normalised, without controls, and with no step that leads out of the folder. */
    public static String tidy(String name) {
        String text = Normalizer.normalize(name.replace('\\', '/'), Normalizer.Form.NFC);
        String tidy = Arrays.stream(text.split("/"))
                .map(InputName::visible)
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .collect(Collectors.joining("/"));
        return tidy.isEmpty() ? UNNAMED : tidy;
    }

    /** Controls, and marks that turn the reading direction round, show something else than is there. */
    private static String visible(String part) {
        return part.codePoints()
                .filter(point -> !Character.isISOControl(point) && !isDirectionMark(point) && !isHalf(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static boolean isDirectionMark(int point) {
        return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    }

    /** Half a surrogate pair is no character. */
    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private InputName() {}
}
