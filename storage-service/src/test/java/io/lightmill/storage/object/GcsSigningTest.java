package io.lightmill.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.auth.ServiceAccountSigner;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import io.lightmill.contracts.api.Ticket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Signing with credentials that have no key of their own, as workload identity's: IAM is asked for each signature. */
class GcsSigningTest {

    private final ObjectKey key = ObjectKey.output(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

    @Test
    void credentials_without_a_key_sign_over_the_network_once_a_ticket() {
        Identity identity = new Identity(Mood.WELL);
        GcsSigning signing = signing(identity);

        assertThat(signing.isRemote()).isTrue();
        Ticket ticket = signing.put(key, new UploadTerms(1000, Duration.ofMinutes(5)));

        assertThat(identity.asked).hasValue(1);
        assertThat(ticket.url())
                .startsWith("https://storage.googleapis.com/lightmill/" + key)
                .contains("storage%40project.iam.gserviceaccount.com")
                .contains("X-Goog-Signature=010203");
    }

    @Test
    void when_iam_is_away_the_store_is_away() {
        GcsSigning signing = signing(new Identity(Mood.AWAY));

        assertThatThrownBy(() -> signing.get(key, Duration.ofMinutes(5))).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void when_iam_keeps_silent_the_store_is_away_and_nobody_goes_on_waiting_for_it() {
        Identity identity = new Identity(Mood.SILENT);
        GcsSigning signing = signing(identity);

        assertThatThrownBy(() -> signing.put(key, new UploadTerms(1000, Duration.ofMinutes(5))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCauseInstanceOf(TimeoutException.class);

        Awaitility.await().untilTrue(identity.interrupted);
    }

    @Test
    void a_ticket_ends_when_its_signature_does() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2031-05-06T07:08:09.5Z"));
        GcsObjects bucket = GcsObjects.open("lightmill", new EmulatedBucket("http://127.0.0.1:9"), clock);

        Ticket ticket = bucket.signGet(key, Duration.ofMinutes(5));

        assertThat(ticket.url()).contains("X-Goog-Date=20310506T070809Z", "X-Goog-Expires=300");
        assertThat(ticket.expiresAt()).isEqualTo("2031-05-06T07:13:09Z");
    }

    private static GcsSigning signing(Identity identity) {
        Storage storage = StorageOptions.http()
                .setCredentials(identity)
                .setProjectId("project")
                .build()
                .getService();
        return GcsSigning.of(storage, "lightmill", new RealBucket());
    }

    private enum Mood {
        WELL,
        AWAY,
        SILENT
    }

    private static final class Identity extends GoogleCredentials implements ServiceAccountSigner {
        private static final long serialVersionUID = 1L;

        private final transient AtomicInteger asked = new AtomicInteger();
        private final transient AtomicBoolean interrupted = new AtomicBoolean();
        private final Mood mood;

        Identity(Mood mood) {
            super(GoogleCredentials.newBuilder());
            this.mood = mood;
        }

        @Override
        public String getAccount() {
            return "storage@project.iam.gserviceaccount.com";
        }

        @Override
        public byte[] sign(byte[] text) {
            asked.incrementAndGet();
            return switch (mood) {
                case WELL -> new byte[] {1, 2, 3};
                case AWAY -> throw new SigningException("no answer", new IOException());
                case SILENT -> throw new SigningException("interrupted", waitForEver());
            };
        }

        private InterruptedException waitForEver() {
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException("nobody counts it down");
            } catch (InterruptedException e) {
                interrupted.set(true);
                return e;
            }
        }
    }

    private record RealBucket() implements ObjectConfig.Gcs {
        @Override
        public Optional<String> host() {
            return Optional.empty();
        }

        @Override
        public Optional<String> publicHost() {
            return Optional.empty();
        }

        @Override
        public Duration signWithin() {
            return Duration.ofMillis(200);
        }

        @Override
        public int readAhead() {
            return 8;
        }
    }
}
