package io.lightmill.storage.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The bytes of a ZIP that are not its files' (APPNOTE 6.3.10). Entries are stored, not deflated: pictures do not get smaller,
 * and so each length is known before a byte is read. ZIP64 is used where a number does not fit, and only there.
 */
final class ZipFormat {

    private static final long MAX32 = 0xffffffffL;
    private static final int MAX16 = 0xffff;
    private static final int UTF8_NAMES = 1 << 11;
    private static final int VERSION = 20;
    private static final int VERSION_ZIP64 = 45;
    private static final int MADE_ON_UNIX = 3 << 8;
    private static final int REGULAR_FILE = 0100644 << 16;
    private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

    /** What precedes an entry's bytes. Its last bytes, but for a ZIP64 field, are the name. */
    static byte[] localHeader(ZipEntry entry) {
        int extra = localExtra(entry.bytes());
        boolean large = extra > 0;
        byte[] name = name(entry);
        ByteBuffer header = buffer(30 + name.length + extra)
                .putInt(0x04034b50)
                .putShort((short) (large ? VERSION_ZIP64 : VERSION))
                .putShort((short) UTF8_NAMES)
                .putShort((short) 0)
                .putInt(dosTime(entry.modified()))
                .putInt((int) entry.crc32())
                .putInt((int) Math.min(entry.bytes(), MAX32))
                .putInt((int) Math.min(entry.bytes(), MAX32))
                .putShort((short) name.length)
                .putShort((short) extra)
                .put(name);
        if (large) {
            header.putShort((short) 1)
                    .putShort((short) 16)
                    .putLong(entry.bytes())
                    .putLong(entry.bytes());
        }
        return header.array();
    }

    /** How many bytes stand between an entry's name and its own bytes. */
    static int localExtra(long bytes) {
        return bytes >= MAX32 ? 20 : 0;
    }

    /** The entry's line in the directory at the end. */
    static byte[] directoryHeader(ZipEntry entry, long offset) {
        boolean large = entry.bytes() >= MAX32;
        boolean far = offset >= MAX32;
        int fields = (large ? 16 : 0) + (far ? 8 : 0);
        int extra = fields == 0 ? 0 : 4 + fields;
        byte[] name = name(entry);
        ByteBuffer header = buffer(46 + name.length + extra)
                .putInt(0x02014b50)
                .putShort((short) (MADE_ON_UNIX | VERSION_ZIP64))
                .putShort((short) (extra > 0 ? VERSION_ZIP64 : VERSION))
                .putShort((short) UTF8_NAMES)
                .putShort((short) 0)
                .putInt(dosTime(entry.modified()))
                .putInt((int) entry.crc32())
                .putInt((int) Math.min(entry.bytes(), MAX32))
                .putInt((int) Math.min(entry.bytes(), MAX32))
                .putShort((short) name.length)
                .putShort((short) extra)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(REGULAR_FILE)
                .putInt((int) Math.min(offset, MAX32))
                .put(name);
        if (extra > 0) {
            header.putShort((short) 1).putShort((short) fields);
        }
        if (large) {
            header.putLong(entry.bytes()).putLong(entry.bytes());
        }
        if (far) {
            header.putLong(offset);
        }
        return header.array();
    }

    /** What ends the file. */
    static byte[] end(long entries, long directoryOffset, long directoryBytes) {
        boolean large = entries >= MAX16 || directoryOffset >= MAX32 || directoryBytes >= MAX32;
        ByteBuffer end = buffer(22 + (large ? 56 + 20 : 0));
        if (large) {
            zip64End(end, entries, directoryOffset, directoryBytes);
        }
        return end.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) Math.min(entries, MAX16))
                .putShort((short) Math.min(entries, MAX16))
                .putInt((int) Math.min(directoryBytes, MAX32))
                .putInt((int) Math.min(directoryOffset, MAX32))
                .putShort((short) 0)
                .array();
    }

    private static void zip64End(ByteBuffer end, long entries, long directoryOffset, long directoryBytes) {
        end.putInt(0x06064b50)
                .putLong(44)
                .putShort((short) (MADE_ON_UNIX | VERSION_ZIP64))
                .putShort((short) VERSION_ZIP64)
                .putInt(0)
                .putInt(0)
                .putLong(entries)
                .putLong(entries)
                .putLong(directoryBytes)
                .putLong(directoryOffset);
        end.putInt(0x07064b50)
                .putInt(0)
                .putLong(directoryOffset + directoryBytes)
                .putInt(1);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] name(ZipEntry entry) {
        return entry.name().getBytes(StandardCharsets.UTF_8);
    }

    /** Two seconds' steps from 1980 to 2107, here in UTC, so that every replica writes the same. */
    private static int dosTime(Instant modified) {
        LocalDateTime at = LocalDateTime.ofInstant(modified, ZoneOffset.UTC);
        LocalDateTime held = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        int date = (held.getYear() - 1980) << 9 | held.getMonthValue() << 5 | held.getDayOfMonth();
        int time = held.getHour() << 11 | held.getMinute() << 5 | held.getSecond() / 2;
        return date << 16 | time;
    }

    private ZipFormat() {}
}
