package io.lightmill.stack.command;

import io.lightmill.stack.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @param runs where unfinished runs through this system are remembered
     */
    record Access(String url, String key, Path runs) {}

    Access access(Home home) throws IOException, InterruptedException {
        if (url == null) {
            return own(home, bare(started(home)));
        }
        String address = bare(url);
        Optional<String> running = new StackStart(home, System.out).runningUrl();
        if (running.map(ApiOptions::bare).filter(address::equals).isPresent()) {
            return own(home, address);
        }
        return new Access(address, givenKey(address), home.runsAt(address));
    }

    private static String bare(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private Access own(Home home, String address) throws IOException {
        String given = given();
        return new Access(address, given == null ? adminKey(home) : given, home.runs());
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

    /** The stack's own key is nobody else's business: another system is never sent it. */
    private String givenKey(String address) throws IOException {
        String given = given();
        if (given == null) {
            throw new IOException("There is no key for " + address + "; give one by --key or LIGHTMILL_KEY.");
        }
        return given;
    }

    private @Nullable String given() {
        String given = key == null ? System.getenv("LIGHTMILL_KEY") : key;
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static String adminKey(Home home) throws IOException {
        if (!Files.exists(home.adminKey())) {
            throw new IOException("There is no key in " + home.adminKey() + "; give one by --key or LIGHTMILL_KEY.");
        }
        return Files.readString(home.adminKey()).strip();
    }
}
