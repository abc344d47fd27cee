package io.lightmill.e2e.access;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one operation.
 *
 * @param success what is heard by who may
 * @param body what is sent; null: nothing
 */
public record Rule(Guard guard, int success, @Nullable Function<Things, String> body) {

    static Rule of(Guard guard, int success) {
        return new Rule(guard, success, null);
    }

    Rule sending(String json) {
        return new Rule(guard, success, things -> json);
    }

    Rule sending(Function<Things, String> json) {
        return new Rule(guard, success, json);
    }
}
