package io.lightmill.storage.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.identity.Caller;
import io.lightmill.identity.Roles;
import io.lightmill.storage.object.ObjectStore;
import io.lightmill.storage.problem.Problems;
import io.lightmill.storage.serving.Answered;
import io.lightmill.storage.serving.ByteSource;
import io.lightmill.storage.serving.Delivery;
import io.lightmill.storage.serving.Representation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Bundles of a job or a group: the ZIP, any part of it, or the URLs of its pictures. */
@Path("/bundles")
@RunOnVirtualThread
@RolesAllowed({Roles.USER, Roles.ADMIN})
public class BundleResource {

    private static final Logger LOG = Logger.getLogger(BundleResource.class);
    private static final int MOST_URLS = 1000;

    private final BundlePlans plans;
    private final BundleListings listings;
    private final ObjectStore store;
    private final Delivery delivery;
    private final ObjectMapper json;
    private final Caller caller;

    BundleResource(
            BundlePlans plans,
            BundleListings listings,
            ObjectStore store,
            Delivery delivery,
            ObjectMapper json,
            Caller caller) {
        this.plans = plans;
        this.listings = listings;
        this.store = store;
        this.delivery = delivery;
        this.json = json;
        this.caller = caller;
    }

    /** One job's. */
    @GET
    @Path("/jobs/{id}")
    @Operation(summary = "A job's pictures as URLs, or as a ZIP")
    public void job(
            UUID id,
            @QueryParam("favourites") @DefaultValue("false") boolean favourites,
            @QueryParam("format") @Nullable String format,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @Context HttpServerRequest request) {
        answer(request, new BundleSubject.OfJob(id, favourites), format, cursor, limit);
    }

    /** All jobs of a group. */
    @GET
    @Path("/groups/{id}")
    @Operation(summary = "A group's pictures as URLs, or as a ZIP")
    public void group(
            UUID id,
            @QueryParam("favourites") @DefaultValue("false") boolean favourites,
            @QueryParam("format") @Nullable String format,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @Context HttpServerRequest request) {
        answer(request, new BundleSubject.OfGroup(id, favourites), format, cursor, limit);
    }

    /** What somebody picked. */
    @GET
    @Path("/selections/{id}")
    @Operation(summary = "Picked pictures as URLs, or as a ZIP")
    public void selection(
            UUID id,
            @QueryParam("format") @Nullable String format,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("1000") int limit,
            @Context HttpServerRequest request) {
        answer(request, new BundleSubject.OfSelection(id), format, cursor, limit);
    }

    private void answer(
            HttpServerRequest request,
            BundleSubject subject,
            @Nullable String format,
            @Nullable String cursor,
            int limit) {
        boolean zip = wantsZip(request, format);
        BundlePlan plan = plans.plan(caller.userId(), subject);
        if (zip) {
            zip(request, subject, plan);
        } else {
            listing(request, subject, plan, cursor, limit);
        }
    }

    /** URLs, unless the ZIP is named: a download of gigabytes is nothing to get by accident. */
    private static boolean wantsZip(HttpServerRequest request, @Nullable String format) {
        String accept = request.getHeader("Accept");
        return switch (format) {
            case null -> accept != null && accept.toLowerCase(Locale.ROOT).contains("application/zip");
            case "zip" -> true;
            case "json" -> false;
            default -> throw Problems.ofField(ErrorCode.INVALID_REQUEST, "format", "format must be zip or json.");
        };
    }

    private void zip(HttpServerRequest request, BundleSubject subject, BundlePlan plan) {
        delivery.send(
                request,
                Representation.download("application/zip", plan.etag(), "lightmill-" + subject.id() + ".zip"),
                new ByteSource() {
                    @Override
                    public long length() {
                        return plan.length();
                    }

                    @Override
                    public ReadableByteChannel open(long from, long to) throws IOException {
                        return new BundleChannel(plan, new ReadAhead(store, plan.index(), to), from, to);
                    }
                });
    }

    private void listing(
            HttpServerRequest request, BundleSubject subject, BundlePlan plan, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST_URLS) {
            throw Problems.ofField(ErrorCode.INVALID_REQUEST, "limit", "limit must be 1 to " + MOST_URLS + ".");
        }
        try {
            String page = json.writeValueAsString(listings.page(subject, plan, cursor, limit));
            Answered.await(request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "private, no-store")
                    .end(page));
        } catch (IOException gone) {
            LOG.debugf(gone, "a listing was not taken, path=%s", request.path());
        }
    }
}
