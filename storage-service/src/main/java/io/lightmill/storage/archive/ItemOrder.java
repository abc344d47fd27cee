package io.lightmill.storage.archive;

import java.util.Comparator;
import java.util.UUID;

/** The order of ids in the database, which compares their bytes; {@link UUID#compareTo} takes them for signed numbers. */
final class ItemOrder {

    static final Comparator<UUID> AS_STORED = (a, b) -> {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private ItemOrder() {}
}
