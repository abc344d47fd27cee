package io.lightmill.storage.bundle;

import java.util.Random;

/** Names that people, or whoever means ill, may give their files. */
final class FuzzedNames {

    private static final String[] NASTY = {
        "../",
        "..\\",
        "C:\\",
        "/etc/passwd",
        "con",
        "NUL.txt",
        "aux",
        "\u0000",
        "\n",
        "\u202e",
        "é",
        "e\u0301",
        "e\u200b\u0301",
        "😀",
        "ﬀ",
        "ß",
        "İ",
        " ",
        ".",
        "…",
        "\ud800",
        "\udc00",
        "<script>",
        "a\"b",
        "日本語",
        "\u200b",
        "COM1",
        "lpt9.png",
        "~",
        "$(rm)",
        "%00",
        "-rf",
        "*",
        "ｃｏｎ"
    };

    private FuzzedNames() {}

    static String next(Random random) {
        StringBuilder name = new StringBuilder();
        int parts = random.nextInt(6);
        for (int part = 0; part < parts; part++) {
            switch (random.nextInt(3)) {
                case 0 -> name.append(NASTY[random.nextInt(NASTY.length)]);
                case 1 -> name.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                default -> name.append("x".repeat(random.nextInt(80)));
            }
        }
        return name.toString();
    }
}
