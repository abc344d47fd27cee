package io.lightmill.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private final JWTAuthContextInfo expected = new JWTAuthContextInfo();
    private final List<String> checked = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final VerifiedTokens tokens = new VerifiedTokens(new Verifier(), () -> now);

    @Test
    void a_token_is_verified_once_a_minute() throws ParseException {
        JWTCallerPrincipal first = tokens.parse("good-1", expected);

        now = now.plusSeconds(59);
        assertThat(tokens.parse("good-1", expected)).isSameAs(first);
        assertThat(checked).containsExactly("good-1");

        now = now.plusSeconds(1);
        tokens.parse("good-1", expected);
        assertThat(checked).containsExactly("good-1", "good-1");
    }

    @Test
    void a_clock_that_is_set_back_makes_nothing_remembered_for_longer() throws ParseException {
        tokens.parse("good-1", expected);

        now = now.minusSeconds(600);
        tokens.parse("good-1", expected);

        assertThat(checked).containsExactly("good-1", "good-1");
    }

    @Test
    void who_is_known_vouches_for_nobody_else() throws ParseException {
        assertThat(tokens.parse("good-1", expected)).isNotSameAs(tokens.parse("good-2", expected));
        assertThat(checked).containsExactly("good-1", "good-2");
    }

    @Test
    void a_refused_token_is_refused_each_time() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.parse("forged", expected)).isInstanceOf(ParseException.class);
        }
        assertThat(checked).containsExactly("forged", "forged");
    }

    @Test
    void what_is_remembered_stays_bounded() throws ParseException {
        for (int i = 0; i <= VerifiedTokens.REMEMBERED; i++) {
            tokens.parse("good-" + i, expected);
        }

        tokens.parse("good-0", expected);

        assertThat(checked).hasSize(VerifiedTokens.REMEMBERED + 2);
    }

    private class Verifier extends JWTCallerPrincipalFactory {

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
            checked.add(token);
            if (!token.startsWith("good")) {
                throw new ParseException("not signed by a sibling");
            }
            return new DefaultJWTCallerPrincipal(token, "JWT", new JwtClaims());
        }
    }
}
