package io.lightmill.runpodlocal.http;

/** What answers one kind of calls. */
@FunctionalInterface
public interface Operation {

    /** Answers it, now or later. */
    void answer(Call call);
}
