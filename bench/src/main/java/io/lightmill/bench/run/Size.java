package io.lightmill.bench.run;

/** How much of everything. */
public enum Size {
    /** To see that it works; not for figures. */
    QUICK,
    /** What the table is made of. */
    USUAL,
    /** For whoever has hours. */
    LONG
}
