package io.lightmill.runpodlocal.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Paths in parts. */
public final class Paths {

    private Paths() {}

    /** What stands between the slashes; a path that is none at all has one empty part. */
    public static List<String> segments(HttpServerRequest request) {
        String path = request.path();
        return path == null || path.isEmpty()
                ? List.of("")
                : List.of(path.substring(1).split("/"));
    }
}
