package io.lightmill.e2e.stack;

import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Json;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

/** The local endpoint's admin port: its menu of faults, and its simulated workers. */
public final class Endpoint {

    private final Caller admin;

    /** Whose admin port this is. */
    public Endpoint(int adminPort) {
        this.admin = new Caller(URI.create("http://127.0.0.1:" + adminPort), null);
    }

    /** Arms more faults; see the menu in runpod-local. */
    public void arm(List<Map<String, Object>> faults) {
        admin.post("/faults", faults).expect(200);
    }

    /** Nothing goes wrong any more. */
    public void disarm() {
        admin.send(admin.to("/faults").DELETE()).expect(200);
    }

    /** Turns the simulation. */
    public void turn(Map<String, Object> changes) {
        admin.send(admin.json("/simulation").method("PATCH", BodyPublishers.ofString(Json.write(changes))))
                .expect(200);
    }

    /** Loses all requests that wait. */
    public void loseQueue() {
        admin.send(admin.to("/queue").DELETE()).expect(200);
    }

    /** The ids of the simulated workers that live. */
    public List<String> workers() {
        return List.of(admin.get("/workers").expect(200).as(Worker[].class)).stream()
                .filter(Worker::alive)
                .map(Worker::id)
                .toList();
    }

    /** Kills a simulated worker; one that is gone already stays so. */
    public void kill(String worker) {
        admin.post("/workers/" + worker + "/kill").expect(200, 404);
    }

    private record Worker(String id, boolean alive) {}
}
