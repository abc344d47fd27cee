package io.lightmill.chaos.arena;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** Two files or folders change places in one step; only Linux can. */
final class Exchange {

    private static final int HERE = -100;
    private static final int RENAME_EXCHANGE = 2;

    private Exchange() {}

    static void of(Path one, Path other) throws IOException {
        Linker linker = Linker.nativeLinker();
        MethodHandle rename = linker.downcallHandle(
                linker.defaultLookup()
                        .find("renameat2")
                        .orElseThrow(() -> new IOException("this system cannot exchange two files")),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
        try (Arena memory = Arena.ofConfined()) {
            int failed = (int) rename.invokeExact(
                    HERE,
                    memory.allocateFrom(one.toString()),
                    HERE,
                    memory.allocateFrom(other.toString()),
                    RENAME_EXCHANGE);
            if (failed != 0) {
                throw new IOException(one + " and " + other + " could not be exchanged");
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }
}
