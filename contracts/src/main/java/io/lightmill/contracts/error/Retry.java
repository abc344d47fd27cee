package io.lightmill.contracts.error;

/** Whether an item that ended with this error is tried again, and on whose account. */
public enum Retry {
    /** Trying again would bring the same. */
    NEVER,
    /** Tried again, out of the item's own attempts. */
    ITEM,
    /** Tried again, out of the allowance for infrastructure losses. */
    ALLOWANCE,
    /** Tried again on no account, a hundred times: the engine only was not ready, and nothing was made of the item. */
    FREELY
}
