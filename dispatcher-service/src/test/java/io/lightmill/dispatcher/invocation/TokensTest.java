package io.lightmill.dispatcher.invocation;

import static io.lightmill.dispatcher.invocation.Tokens.Purpose.WEBHOOK;
import static io.lightmill.dispatcher.invocation.Tokens.Purpose.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final String OLD = "k1:an-old-secret-of-enough-length";
    private static final String NEW = "k2:a-new-secret-of-enough-length";
    private final UUID invocation = UUID.randomUUID();

    @Test
    void aTokenIsGoodForItsInvocationAndPurposeOnly() {
        Tokens tokens = new Tokens(List.of(OLD));
        String token = tokens.sign(WORKER, invocation);

        assertThat(tokens.accepts(WORKER, invocation, token)).isTrue();
        assertThat(tokens.accepts(WEBHOOK, invocation, token)).isFalse();
        assertThat(tokens.accepts(WORKER, UUID.randomUUID(), token)).isFalse();
        assertThat(tokens.accepts(WORKER, invocation, token + "x")).isFalse();
        assertThat(tokens.accepts(WORKER, invocation, "")).isFalse();
    }

    @Test
    void aReplacedKeyIsAcceptedAsLongAsItIsListed() {
        String token = new Tokens(List.of(OLD)).sign(WORKER, invocation);

        assertThat(new Tokens(List.of(NEW, OLD)).accepts(WORKER, invocation, token))
                .isTrue();
        assertThat(new Tokens(List.of(NEW)).accepts(WORKER, invocation, token)).isFalse();
        assertThat(new Tokens(List.of(NEW, OLD)).sign(WORKER, invocation)).startsWith("k2.");
    }

    @Test
    void aWeakOrMalformedKeyIsRefusedAtStart() {
        assertThatThrownBy(() -> new Tokens(List.of("k1:short"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tokens(List.of("no-secret"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tokens(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
