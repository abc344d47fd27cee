package io.lightmill.gateway.stub;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a caller sends who speaks HTTP/2 from the first byte, asks once, and may then be as rude as a test wants. */
public final class Http2Frames {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int SMALLEST_WINDOW = 65_535;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** A GET whose answer may fill no more than the smallest window. */
    public static byte[] get(String path, Map<String, String> headers) throws IOException {
        Http2Frames frames = new Http2Frames();
        frames.greet(SMALLEST_WINDOW);
        frames.ask(path, headers);
        return frames.bytes.toByteArray();
    }

    /** A GET whose answer is bounded by what the network holds alone. */
    public static byte[] getWithoutBounds(String path, Map<String, String> headers) throws IOException {
        Http2Frames frames = new Http2Frames();
        frames.greet(Integer.MAX_VALUE);
        frames.frame(WINDOW_UPDATE, 0, 0, 4);
        frames.out.writeInt(Integer.MAX_VALUE - SMALLEST_WINDOW);
        frames.ask(path, headers);
        return frames.bytes.toByteArray();
    }

    private void greet(int window) throws IOException {
        out.writeBytes(PREFACE);
        frame(SETTINGS, 0, 0, 6);
        out.writeShort(INITIAL_WINDOW_SIZE);
        out.writeInt(window);
    }

    private void ask(String path, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        header(block, ":method", "GET");
        header(block, ":scheme", "http");
        header(block, ":authority", "here");
        header(block, ":path", path);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            header(block, header.getKey(), header.getValue());
        }
        frame(HEADERS, END_STREAM_AND_HEADERS, 1, block.size());
        block.writeTo(out);
    }

    private void frame(int type, int flags, int stream, int length) throws IOException {
        out.writeByte(0);
        out.writeShort(length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
    }

    /** Neither compressed nor remembered. */
    private static void header(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        if (ascii.length > 126) {
            throw new IllegalArgumentException("longer than its length can say: " + text);
        }
        block.write(ascii.length);
        block.writeBytes(ascii);
    }
}
