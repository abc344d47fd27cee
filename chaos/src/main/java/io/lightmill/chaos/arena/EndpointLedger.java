package io.lightmill.chaos.arena;

import io.lightmill.e2e.ledger.Ledger;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The endpoint's ledger from some moment on.
 *
 * @param from the byte at which that moment's first line begins
 */
public record EndpointLedger(Path file, long from) {

    /** From now on. */
    public static EndpointLedger fromNow(Path file) {
        try {
            return new EndpointLedger(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies it and reads it; a torn line is left out. */
    public Ledger copyTo(Path copy) {
        try (RandomAccessFile ledger = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (ledger.length() - from)];
            ledger.seek(from);
            ledger.readFully(bytes);
            int begin = from == 0 ? 0 : afterNewline(bytes, ledger);
            Files.write(copy, Arrays.copyOfRange(bytes, begin, bytes.length));
            return Ledger.read(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ledger is written in blocks: the moment may have been in the middle of a line. */
    private int afterNewline(byte[] bytes, RandomAccessFile ledger) throws IOException {
        ledger.seek(from - 1);
        if (ledger.read() == '\n') {
            return 0;
        }
        int begin = 0;
        while (begin < bytes.length && bytes[begin] != '\n') {
            begin++;
        }
        return Math.min(begin + 1, bytes.length);
    }
}
