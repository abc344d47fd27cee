package io.lightmill.e2e.access;

import io.lightmill.contracts.api.InputRef;
import java.util.UUID;

/**
 * What the owner has, and what is asked for.
 *
 * @param item of the job; made, and in the group
 * @param attempt that made the item
 * @param invocation whose worker that was
 * @param workersToken of that invocation
 * @param spareKey a key of the owner's that may be revoked
 */
public record Things(
        UUID group,
        UUID job,
        UUID item,
        InputRef input,
        UUID selection,
        UUID attempt,
        UUID invocation,
        String workersToken,
        String key,
        UUID spareKey) {

    /** The same with another key to be revoked. */
    public Things withSpareKey(UUID fresh) {
        return new Things(group, job, item, input, selection, attempt, invocation, workersToken, key, fresh);
    }

    /** An address of the API document with these things in place of its variables. */
    public String in(String path) {
        return path.replace("{groupId}", group.toString())
                .replace("{sha256}", input.sha256())
                .replace("{invocationId}", invocation.toString())
                .replace("{attemptId}", attempt.toString())
                .replace("{itemId}", item.toString())
                .replace("{token}", workersToken)
                .replace("{key}", "outputs/" + job + "/" + item + "/" + attempt)
                .replace("{id}", idOf(path.split("/", 4)[2]).toString());
    }

    private UUID idOf(String collection) {
        return switch (collection) {
            case "groups" -> group;
            case "items" -> item;
            case "keys" -> spareKey;
            case "download" -> selection;
            default -> job;
        };
    }
}
