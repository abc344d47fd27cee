package io.lightmill.storage.object;

import com.google.auth.ServiceAccountSigner;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.HttpMethod;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.SignUrlOption;
import com.google.cloud.storage.StorageException;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.storage.parallel.TimeLimit;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * V4 signed URLs, path style. A key file signs here; without one (workload identity) each signature is a call to IAM, which
 * is why {@link #isRemote} exists.
 */
final class GcsSigning {

    private final Storage storage;
    private final String bucket;
    private final Optional<String> host;
    private final Optional<ServiceAccountSigner> signer;
    private final TimeLimit limit;

    private GcsSigning(
            Storage storage,
            String bucket,
            Optional<String> host,
            Optional<ServiceAccountSigner> signer,
            TimeLimit limit) {
        this.storage = storage;
        this.bucket = bucket;
        this.host = host;
        this.signer = signer;
        this.limit = limit;
    }

    static GcsSigning of(Storage storage, String bucket, ObjectConfig.Gcs config) {
        Optional<String> host = config.publicHost().or(config::host);
        Optional<ServiceAccountSigner> signer = config.host().map(emulator -> new EmulatorSigner());
        return new GcsSigning(storage, bucket, host, signer, new TimeLimit(config.signWithin()));
    }

    boolean isRemote() {
        return signer.isEmpty() && !(storage.getOptions().getCredentials() instanceof ServiceAccountCredentials);
    }

    Ticket put(ObjectKey key, UploadTerms terms) {
        Map<String, String> headers =
                Map.of("x-goog-if-generation-match", "0", "x-goog-content-length-range", "0," + terms.maxBytes());
        return sign(HttpMethod.PUT, key, terms.lifetime(), headers);
    }

    Ticket get(ObjectKey key, Duration lifetime) {
        return sign(HttpMethod.GET, key, lifetime, Map.of());
    }

    private Ticket sign(HttpMethod method, ObjectKey key, Duration lifetime, Map<String, String> headers) {
        List<SignUrlOption> options = new ArrayList<>(List.of(
                SignUrlOption.httpMethod(method),
                SignUrlOption.withV4Signature(),
                SignUrlOption.withPathStyle(),
                SignUrlOption.withExtHeaders(headers)));
        host.ifPresent(name -> options.add(SignUrlOption.withHostName(name)));
        signer.ifPresent(own -> options.add(SignUrlOption.signWith(own)));
        Instant end = now().truncatedTo(ChronoUnit.SECONDS).plus(lifetime);
        BlobInfo object = BlobInfo.newBuilder(bucket, key.value()).build();
        URL url = signed(
                key,
                () -> storage.signUrl(
                        object, lifetime.toSeconds(), TimeUnit.SECONDS, options.toArray(new SignUrlOption[0])));
        return new Ticket(method.name(), url.toString(), headers, end);
    }

    /** By the clock whose time will be in the signature. */
    private Instant now() {
        return Instant.ofEpochMilli(storage.getOptions().getClock().millisTime());
    }

    private URL signed(ObjectKey key, Supplier<URL> signing) {
        try {
            return isRemote() ? limit.call(signing) : signing.get();
        } catch (StorageException | ServiceAccountSigner.SigningException | TimeoutException e) {
            throw new StoreUnavailableException("sign for " + key, e);
        }
    }
}
