package io.lightmill.storage.bundle;

import io.lightmill.contracts.api.Bundles;
import io.lightmill.contracts.api.Ticket;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.archive.Output;
import io.lightmill.storage.archive.Output.Verdict;
import io.lightmill.storage.archive.Outputs;
import io.lightmill.storage.problem.Problems;
import io.lightmill.storage.ticket.Signatures;
import io.lightmill.storage.ticket.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A bundle as pages of URLs, with the names that its ZIP has. */
@ApplicationScoped
class BundleListings {

    private final Outputs outputs;
    private final Signatures signatures;
    private final BundleConfig config;
    private final String gatewayUrl;

    BundleListings(
            Outputs outputs,
            Signatures signatures,
            BundleConfig config,
            @ConfigProperty(name = "lightmill.gateway.url") String gatewayUrl) {
        this.outputs = outputs;
        this.signatures = signatures;
        this.config = config;
        this.gatewayUrl = gatewayUrl;
    }

    Bundles.Listing page(BundleSubject subject, BundlePlan plan, @Nullable String cursor, int limit) {
        int from = position(cursor);
        int to = Math.min(from + limit, plan.index().count());
        List<BundledObject> objects = IntStream.range(from, Math.max(from, to))
                .mapToObj(plan.index()::object)
                .toList();
        return new Bundles.Listing(
                zip(subject),
                plan.length(),
                plan.index().count(),
                files(plan, from, objects),
                to < plan.index().count() ? Integer.toString(to) : null);
    }

    private static int position(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException notOurs) {
            throw Problems.of(ErrorCode.INVALID_REQUEST, "The cursor is none that an answer had in next.");
        }
    }

    private List<Bundles.File> files(BundlePlan plan, int from, List<BundledObject> objects) {
        Map<UUID, Output> known =
                outputs.find(objects.stream().map(BundledObject::itemId).toList());
        List<Bundles.File> files = new ArrayList<>();
        List<Ticket> tickets = signatures.of(objects.stream()
                .map(object -> new Wish.ToGet(object.key(), config.urlLifetime()))
                .toList());
        try (FileChannel skeleton = plan.openSkeleton()) {
            for (int at = 0; at < objects.size(); at++) {
                Output output = known.get(objects.get(at).itemId());
                if (output != null && output.verdict() instanceof Verdict.Whole whole) {
                    files.add(file(output, whole, plan.name(skeleton, from + at), tickets.get(at)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static Bundles.File file(Output output, Verdict.Whole whole, String path, Ticket ticket) {
        return new Bundles.File(
                output.jobId(),
                output.itemId(),
                path,
                whole.contentType(),
                whole.print().bytes(),
                whole.print().sha256(),
                ticket);
    }

    private String zip(BundleSubject subject) {
        return switch (subject) {
            case BundleSubject.OfJob job ->
                gatewayUrl + "/api/jobs/" + job.id() + "/download?format=zip" + favourites(job.favourites());
            case BundleSubject.OfGroup group ->
                gatewayUrl + "/api/download/" + group.id() + "?format=zip" + favourites(group.favourites());
            case BundleSubject.OfSelection selection ->
                gatewayUrl + "/api/download/selection/" + selection.id() + "?format=zip";
        };
    }

    private static String favourites(boolean only) {
        return only ? "&favourites=true" : "";
    }
}
