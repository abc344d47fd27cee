package io.lightmill.gateway.stub;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A browser without manners: one socket, so that a test decides what is sent and read, and when. */
public final class RawHttp implements AutoCloseable {

    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /** Connects to the service under test. */
    public static RawHttp toGateway() throws IOException {
        return to(RestAssured.port);
    }

    /** Connects to a port of this machine. */
    public static RawHttp to(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        return new RawHttp(socket);
    }

    /** Connects to the service under test as one that will hardly read: the network holds little for it. */
    public static RawHttp sleepy() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
        return new RawHttp(socket);
    }

    /** Sends the lines of a head. */
    public void send(String... head) throws IOException {
        out().write((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Where a body goes. */
    public OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Where everything comes from. */
    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    /** Reads the head of an answer. */
    public String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in().read();
            if (next < 0) {
                throw new IOException("closed within the head: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads until the other side closes, and counts. */
    public long rest() throws IOException {
        return in().transferTo(OutputStream.nullOutputStream());
    }

    /** Reads until the other side closes, however it does. */
    public String restAsText() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in().transferTo(rest);
        } catch (IOException reset) {
            // What came until then is the rest.
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    /** Leaves without a farewell: the other side sees its connection reset. */
    public void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
