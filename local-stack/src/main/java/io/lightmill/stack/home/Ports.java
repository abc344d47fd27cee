package io.lightmill.stack.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds a port for each part: the one that it had last time, its usual one, or the usual one plus a multiple of a hundred. */
public final class Ports {

    private static final int STEP = 100;
    private static final int STEPS = 100;
    private static final int CONNECT_MILLIS = 200;

    private final IntPredicate free;

    /**
     * On this machine's loopback address. What is chosen is ours until this process ends: between the choice and the moment when the
     * part listens there lie seconds, in which another stack may choose.
     */
    public Ports() {
        this(port -> isFree(port) && PortClaims.claim(port));
    }

    Ports(IntPredicate free) {
        this.free = free;
    }

    /**
     * Chooses.
     *
     * @param usual the port that each part has when nothing is in the way, in the order in which they choose
     * @param before what they had last time; may be empty
     * @return a different port for each
     */
    public Map<String, Integer> choose(Map<String, Integer> usual, Map<String, Integer> before) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        Set<Integer> taken = new LinkedHashSet<>();
        usual.forEach((part, port) -> {
            int choice = chooseOne(part, port, before.getOrDefault(part, port), taken);
            taken.add(choice);
            chosen.put(part, choice);
        });
        return chosen;
    }

    private int chooseOne(String part, int usual, int before, Set<Integer> taken) {
        if (!taken.contains(before) && free.test(before)) {
            return before;
        }
        for (int step = 0; step < STEPS; step++) {
            int port = usual + step * STEP;
            if (!taken.contains(port) && free.test(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port for " + part + " from " + usual + " on");
    }

    /** Whether nobody listens there and we could. */
    public static boolean isFree(int port) {
        return !answers(port) && canListen(port);
    }

    /** Whether somebody listens there. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port whose last connections are still in TIME_WAIT is free for a server.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
