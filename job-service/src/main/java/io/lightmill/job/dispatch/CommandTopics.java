package io.lightmill.job.dispatch;

import io.lightmill.contracts.api.Lane;
import io.lightmill.contracts.event.Topics;

/** Each lane has a topic of its own, so that pages of bulk jobs never delay somebody who waits. */
public final class CommandTopics {

    private CommandTopics() {}

    /** Where all commands of a job in this lane go. */
    public static String of(Lane lane) {
        return switch (lane) {
            case INTERACTIVE -> Topics.COMMANDS_INTERACTIVE;
            case BULK -> Topics.COMMANDS_BULK;
        };
    }
}
