package io.lightmill.runpodlocal.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.runpodlocal.http.Answers;
import io.lightmill.runpodlocal.http.Bodies;
import io.lightmill.runpodlocal.http.Call;
import io.lightmill.runpodlocal.http.Operation;
import io.lightmill.runpodlocal.json.Json;
import io.lightmill.runpodlocal.queue.PostAnswer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code job-stream/{worker}/{request}}: what a generator yields. */
final class ChunkRoute implements Operation {

    @Override
    public void answer(Call call) {
        if (!call.is(2, HttpMethod.POST)) {
            Answers.refuse(call.http(), 404, "no such path");
            return;
        }
        long limit = call.endpoint().settings().limits().runsyncBytes();
        Bodies.read(call.http(), limit).onSuccess(body -> post(call, body));
    }

    private static void post(Call call, Optional<byte[]> body) {
        List<String> chunks = body.map(bytes -> read(call, bytes)).orElse(List.of());
        if (chunks.isEmpty()) {
            Answers.refuse(call.http(), 400, "no JSON, no output, or too large");
            return;
        }
        PostAnswer answer = call.endpoint().queue().stream(call.argument(1), call.argument(0), chunks);
        if (answer == PostAnswer.ACCEPTED) {
            Answers.json(call.http(), 200, Json.object());
        } else {
            Answers.refuse(call.http(), 404, "no such request");
        }
    }

    private static List<String> read(Call call, byte[] bytes) {
        int most = call.endpoint().settings().limits().chunkCharacters();
        try {
            JsonNode output = Json.read(bytes).path("output");
            if (output.isMissingNode()) {
                return List.of();
            }
            String whole = Json.text(output);
            if (whole.length() <= most) {
                return List.of(whole);
            }
            return output.isTextual() ? split(output.asText(), most) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Only a text can be split and still be JSON. */
    private static List<String> split(String text, int most) {
        List<String> parts = new ArrayList<>();
        for (int start = 0; start < text.length(); start += most) {
            parts.add(Json.text(text.substring(start, Math.min(text.length(), start + most))));
        }
        return parts;
    }
}
