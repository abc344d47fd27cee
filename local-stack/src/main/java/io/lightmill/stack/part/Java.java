package io.lightmill.stack.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Command lines for this JDK: the one place where the JVM options of all parts are. {@code LIGHTMILL_JAVA_OPTIONS} adds to those of
 * every part, {@code LIGHTMILL_JAVA_OPTIONS_DISPATCHER_SERVICE} and the like to those of one; what comes later goes before what
 * came earlier, so that {@code -Xmx512m} gives more memory.
 */
public final class Java {

    /** The process that keeps all others. */
    public static final String SUPERVISOR = "supervisor";

    private static final String SETTING = "LIGHTMILL_JAVA_OPTIONS";

    /** Megabytes. */
    private static final Map<String, Integer> HEAPS = Map.of(SUPERVISOR, 96, Plan.KAFKA, 128);

    private static final int USUAL_HEAP = 160;

    /** Parts are many and mostly wait: one collector thread, small stacks. */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            // Netty and others do as they always did; the JDK would warn at each start.
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** It starts first and then only watches: the second compiler would never pay. */
    private static final List<String> WATCHES = List.of("-XX:TieredStopAtLevel=1");

    /** The second compiler halves what an image costs; the memory that it worked in goes back to the system. */
    private static final List<String> WORKS = List.of("-XX:TrimNativeHeapInterval=10000");

    private Java() {}

    /**
     * The program and its flags; a class path or a jar follows.
     *
     * @param part whose
     * @param flags of a start cache
     */
    public static List<String> command(String part, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options(part, System.getenv()));
        command.addAll(flags);
        return command;
    }

    static List<String> options(String part, Map<String, String> environment) {
        List<String> options = new ArrayList<>();
        options.add("-Xmx" + HEAPS.getOrDefault(part, USUAL_HEAP) + "m");
        options.addAll(SMALL);
        options.addAll(part.equals(SUPERVISOR) ? WATCHES : WORKS);
        options.addAll(given(environment, SETTING));
        options.addAll(
                given(environment, SETTING + "_" + part.toUpperCase(Locale.ROOT).replace('-', '_')));
        return options;
    }

    private static List<String> given(Map<String, String> environment, String setting) {
        String options = environment.getOrDefault(setting, "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
    }

    /** What we are made of, the broker included; sorted, because a start cache wants the same order each time. */
    static List<Path> ownJars() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(Path::of)
                .filter(Files::exists)
                .map(Path::toAbsolutePath)
                .sorted()
                .toList();
    }

    /** The same as a class path. */
    public static String ownClassPath() {
        return ownJars().stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
