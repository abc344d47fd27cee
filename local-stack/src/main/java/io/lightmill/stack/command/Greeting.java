package io.lightmill.stack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is said when a stack is ready. On a terminal it is a link that signs in at once: the key stands behind its {@code #}, so no
 * server sees it. Anywhere else, where it would be kept, it is the file that only its owner may read.
 */
record Greeting(String url, Path adminKey) {

    List<String> lines(boolean isTerminal) {
        String address = "Lightmill is at " + url;
        String key = "Sign in with the key in " + adminKey;
        if (!isTerminal) {
            return List.of(address, key);
        }
        try {
            return List.of("Lightmill is at " + url + "/#key="
                    + Files.readString(adminKey).strip());
        } catch (IOException e) {
            return List.of(address, key);
        }
    }
}
