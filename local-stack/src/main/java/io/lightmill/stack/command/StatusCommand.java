package io.lightmill.stack.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lightmill.stack.home.Json;
import io.lightmill.stack.home.PartState;
import io.lightmill.stack.home.StackState;
import io.lightmill.stack.home.StateFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lightmill status}. */
@Command(name = "status", description = "Shows the parts and how they are.")
final class StatusCommand implements Callable<Integer> {

    private static final long MIB = 1 << 20;

    @Mixin
    private HelpOption help = new HelpOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    /** The answer for programs; its fields never change their names. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Status(@Nullable String url, String state, List<PartStatus> parts) {}

    /** One part; the process id and the memory are null where no process is. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PartStatus(
            String name,
            String state,
            @Nullable Long pid,
            @Nullable Integer port,
            @Nullable Long rssBytes,
            String log) {}

    @Override
    public Integer call() throws IOException {
        StackState state = new StateFile(home.home()).current().orElse(null);
        Status status = state == null ? new Status(null, "stopped", List.of()) : status(state);
        if (json) {
            System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(status));
        } else {
            print(status, state);
        }
        return status.state().equals("ready") ? 0 : 1;
    }

    static Status status(StackState state) throws IOException {
        boolean runs = state.phase() != StackState.Phase.STOPPED && state.phase() != StackState.Phase.FAILED;
        List<PartStatus> parts = new ArrayList<>();
        for (PartState part : state.parts()) {
            Long pid = runs ? part.pid() : null;
            String phase = runs || part.phase() == PartState.Phase.FAILED ? word(part.phase()) : "stopped";
            Long rss = pid == null ? null : Long.valueOf(ResidentMemory.of(pid));
            parts.add(new PartStatus(part.name(), phase, pid, part.port(), rss, part.log()));
        }
        return new Status(state.url(), word(state.phase()), parts);
    }

    private static String word(Enum<?> phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static void print(Status status, @Nullable StackState state) {
        if (state == null) {
            System.out.println("Nothing was started here yet; ./lightmill up does.");
            return;
        }
        System.out.println(status.url() + "  " + status.state());
        System.out.printf("%-22s %-11s %8s %6s %8s  %s%n", "part", "state", "pid", "port", "MiB", "restarts");
        for (int i = 0; i < status.parts().size(); i++) {
            PartStatus part = status.parts().get(i);
            PartState known = state.parts().get(i);
            System.out.printf(
                    "%-22s %-11s %8s %6s %8s  %s%s%n",
                    part.name(),
                    part.state(),
                    part.pid() == null ? "" : part.pid(),
                    part.port() == null ? "" : part.port(),
                    part.rssBytes() == null ? "" : part.rssBytes() / MIB,
                    known.restarts() == 0 ? "" : known.restarts(),
                    known.problem() == null ? "" : "  " + known.problem());
        }
    }
}
