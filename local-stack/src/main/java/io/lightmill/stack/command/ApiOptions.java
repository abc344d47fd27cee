package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which system a command talks to, and as whom: a remote one, or the one on this machine, started when it does not run. */
final class ApiOptions {

    @Option(names = "--url", paramLabel = "URL", description = "A system elsewhere. Usual: the one on this machine")
    private @Nullable String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "An API key; LIGHTMILL_KEY in the environment keeps it out of the process list. Usual: the stack's own")
    private @Nullable String key;

    /**
     * An address and the key for it.
     *
     * @param url without a slash at its end
     */
    record Access(String url, String key) {}

    Access access(Home home) throws IOException, InterruptedException {
        String address = url == null ? started(home) : url;
        return new Access(address.endsWith("/") ? address.substring(0, address.length() - 1) : address, key(home));
    }

    private static String started(Home home) throws IOException, InterruptedException {
        StackStart start = new StackStart(home, System.out);
        Optional<String> running = start.runningUrl();
        if (running.isPresent()) {
            return running.get();
        }
        System.out.println("No stack runs here; starting one.");
        if (!start.inBackground(List.of())) {
            throw new IOException("Without a stack nothing can be run.");
        }
        return start.runningUrl().orElseThrow();
    }

    private String key(Home home) throws IOException {
        String given = key == null ? System.getenv("LIGHTMILL_KEY") : key;
        if (given != null) {
            return given;
        }
        if (!Files.exists(home.adminKey())) {
            throw new IOException("There is no key in " + home.adminKey() + "; give one by --key or LIGHTMILL_KEY.");
        }
        return Files.readString(home.adminKey()).strip();
    }
}
