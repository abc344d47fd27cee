package io.lightmill.storage.picture;

/** Why a file is not taken. */
public enum Flaw {
    /** It has no bytes. */
    EMPTY,
    /** It has more bytes than allowed. */
    TOO_LARGE,
    /** It is none of the accepted types. */
    NOT_A_PICTURE,
    /** It begins as one, but is cut off or broken. */
    DAMAGED,
    /** Its header announces more pixels than allowed; nothing of them was decoded. */
    TOO_MANY_PIXELS
}
