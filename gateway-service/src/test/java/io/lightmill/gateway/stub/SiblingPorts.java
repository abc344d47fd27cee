package io.lightmill.gateway.stub;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Free ports for the siblings; a test starts a {@link StubSibling} there, or leaves it away. */
public final class SiblingPorts implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "lightmill.job.url", freeAddress(),
                "lightmill.dispatcher.url", freeAddress(),
                "lightmill.storage.url", freeAddress());
    }

    @Override
    public void stop() {
        // Nothing is held.
    }

    private static String freeAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
