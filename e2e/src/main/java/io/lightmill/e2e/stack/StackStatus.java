package io.lightmill.e2e.stack;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code status --json} says. */
public record StackStatus(@Nullable String url, String state, List<Part> parts) {

    /** The four services. */
    public static final List<String> SERVICES =
            List.of("gateway-service", "job-service", "dispatcher-service", "storage-service");

    /** One part; no pid where no process is. */
    public record Part(
            String name,
            String state,
            @Nullable Long pid,
            @Nullable Integer port,
            @Nullable Long rssBytes,
            String log) {}

    /** Whether everything is ready. */
    public boolean isReady() {
        return state.equals("ready");
    }

    /** A part, if the stack has it. */
    public Optional<Part> find(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** A part that must be there. */
    public Part part(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no part " + name + " in " + parts));
    }
}
