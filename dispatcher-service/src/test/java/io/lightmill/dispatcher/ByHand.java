package io.lightmill.dispatcher;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** No loop runs by itself: the test takes each step. */
public class ByHand implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("lightmill.dispatcher.background", "false");
    }
}
