package io.lightmill.gateway.upload;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A file in a form that somebody takes, or nobody any more. */
class FileBytesTest {

    private final List<Buffer> taken = new ArrayList<>();
    private @Nullable Handler<Buffer> arrival;
    private boolean formPaused;

    @Test
    void what_nobody_takes_any_more_is_thrown_away_and_does_not_hold_the_form_up() {
        FileBytes file = new FileBytes(form(), part());
        file.handler(taken::add);
        arrives("a");
        assertThat(formPaused).isTrue();

        file.handler(null);
        file.resume();
        assertThat(formPaused).isFalse();
        arrives("b");
        assertThat(formPaused).isFalse();

        file.handler(taken::add);
        arrives("c");
        assertThat(taken).containsExactly(Buffer.buffer("c"));
    }

    private void arrives(String chunk) {
        requireNonNull(arrival).handle(Buffer.buffer(chunk));
    }

    private HttpServerRequest form() {
        return stub(HttpServerRequest.class, (form, method, given) -> {
            formPaused = method.getName().equals("pause");
            return form;
        });
    }

    @SuppressWarnings("unchecked")
    private HttpServerFileUpload part() {
        return stub(HttpServerFileUpload.class, (part, method, given) -> {
            if (method.getName().equals("handler")) {
                arrival = (Handler<Buffer>) given[0];
            }
            return part;
        });
    }

    private static <T> T stub(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
