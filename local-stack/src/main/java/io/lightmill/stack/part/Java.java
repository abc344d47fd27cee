package io.lightmill.stack.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines for this JDK, with small memory. */
final class Java {

    /** One collector thread, compiled quickly: parts are many and mostly wait. */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            // Netty and others do as they always did; the JDK would warn at each start.
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Java() {}

    /** The program and its flags; a class path or a jar follows. */
    static List<String> command(int heapMegabytes, List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMegabytes + "m");
        command.addAll(SMALL);
        command.addAll(flags);
        return command;
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
    static String ownClassPath() {
        return ownJars().stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
