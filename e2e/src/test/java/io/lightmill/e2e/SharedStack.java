package io.lightmill.e2e;

import io.lightmill.e2e.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Starts a stack when the first journey wants it, keeps it for the next ones, and stops it when one wants another kind. */
final class SharedStack implements ParameterResolver, TestWatcher {

    private static final Namespace OURS = Namespace.create(SharedStack.class);

    /** At most one stack runs: the machine has two cores. */
    private static final class Slot implements AutoCloseable {

        private @Nullable Workers kind;
        private @Nullable Stack stack;

        synchronized Stack of(Workers wanted) {
            if (stack == null || kind != wanted) {
                close();
                stack = Stack.start(wanted.options());
                kind = wanted;
            }
            return stack;
        }

        synchronized void keepLogs(Path folder) {
            if (stack != null) {
                copy(stack.home().resolve("logs"), folder);
                copy(stack.home().resolve("runpod-local"), folder);
            }
        }

        @Override
        public synchronized void close() {
            if (stack != null) {
                stack.close();
                stack = null;
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        OnStack wish = context.getRequiredTestClass().getAnnotation(OnStack.class);
        return slot(context).of(wish.value());
    }

    /** What the services said is gone with the stack; a journey that failed leaves it for whoever has to find out why. */
    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        String name = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        slot(context).keepLogs(Path.of("target", "failed-journeys", name));
    }

    private static Slot slot(ExtensionContext context) {
        return Objects.requireNonNull(
                context.getRoot().getStore(OURS).getOrComputeIfAbsent(Slot.class, key -> new Slot(), Slot.class));
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
