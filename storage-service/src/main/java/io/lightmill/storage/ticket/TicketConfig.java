package io.lightmill.storage.ticket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long tickets last. */
@ConfigMapping(prefix = "lightmill.storage.tickets")
public interface TicketConfig {

    /** To read an object. */
    @WithDefault("15m")
    Duration get();

    /** To write an output: longer than a worker's session, because an item may be claimed at its start and made at its end. */
    @WithDefault("1h")
    Duration put();

    /** The largest output. */
    @WithDefault("104857600")
    long outputBytes();

    /** The largest preview. */
    @WithDefault("5242880")
    long previewBytes();

    /** Tickets signed side by side where signing asks the network, over all callers. */
    @WithDefault("32")
    int signers();

    /** The same for those that are signed before anybody waits for them. */
    @WithDefault("8")
    int signersAhead();

    /** Tickets to read that are kept to be given out again, where signing asks the network; about 1 KB each. */
    @WithDefault("4096")
    int kept();

    /**
     * Until when signatures of a batch are begun, where signing asks the network; then it fails as a whole. With the last one that is under
     * way, it is over before dispatcher-service gives it up (4 s): nobody would hear of tickets that come later, and the same claim
     * asks for all of them again.
     */
    @WithDefault("2s")
    Duration patience();
}
