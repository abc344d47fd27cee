package io.lightmill.storage.upload;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.input.Adoption;
import io.lightmill.storage.input.Input;
import io.lightmill.storage.input.Inputs;
import io.lightmill.storage.parallel.FanOut;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks through what was sent and makes inputs of the good ones. One bad file spoils no other. */
@ApplicationScoped
public class UploadChecker {

    private static final String UNNAMED = "image";

    /** A transaction's worth of moves: few enough to end well before its connection would be taken for dead. */
    private static final int ADOPTED_AT_ONCE = 100;

    private final Inputs inputs;
    private final Announcements announcements;
    private final Adoption adoption;
    private final UploadCheck check;
    private final FanOut checks;

    UploadChecker(
            Inputs inputs, Announcements announcements, Adoption adoption, UploadCheck check, UploadConfig config) {
        this.inputs = inputs;
        this.announcements = announcements;
        this.adoption = adoption;
        this.check = check;
        this.checks = new FanOut(config.checks());
    }

    /** In the order asked. */
    public Uploads.Answer complete(UUID userId, List<String> sha256) {
        Map<String, Input> known = new HashMap<>(inputs.find(userId, sha256));
        Map<String, String> names = announcements.names(userId, sha256);
        List<String> unknown = sha256.stream()
                .distinct()
                .filter(hash -> !known.containsKey(hash))
                .toList();
        List<UploadCheck.Result> results =
                checks.map(unknown, hash -> check.check(userId, hash, names.getOrDefault(hash, UNNAMED)));
        adopt(userId, results);
        known.putAll(inputs.find(userId, unknown));
        Map<String, Uploads.FileAnswer> refused = new HashMap<>();
        for (UploadCheck.Result result : results) {
            if (result instanceof UploadCheck.Result.Refused(Uploads.FileAnswer answer)) {
                refused.put(answer.sha256(), answer);
            }
        }
        return new Uploads.Answer(sha256.stream()
                .map(hash -> answer(hash, known, refused, names.get(hash)))
                .toList());
    }

    private void adopt(UUID userId, List<UploadCheck.Result> results) {
        List<Adoption.Candidate> good = new ArrayList<>();
        for (UploadCheck.Result result : results) {
            if (result instanceof UploadCheck.Result.Good(Adoption.Candidate candidate)) {
                good.add(candidate);
            }
        }
        for (int from = 0; from < good.size(); from += ADOPTED_AT_ONCE) {
            List<Input> adopted = adoption.adopt(good.subList(from, Math.min(from + ADOPTED_AT_ONCE, good.size())));
            announcements.forget(userId, adopted.stream().map(Input::sha256).toList());
        }
    }

    /** The row decides: another completion of the same file may have been faster. */
    private static Uploads.FileAnswer answer(
            String sha256, Map<String, Input> known, Map<String, Uploads.FileAnswer> refused, @Nullable String name) {
        Input input = known.get(sha256);
        if (input != null) {
            return FileAnswers.stored(input);
        }
        Uploads.FileAnswer why = refused.get(sha256);
        return why != null
                ? why
                : FileAnswers.refused(sha256, name, ErrorCode.INPUT_MISSING, "Nothing was sent with the ticket.");
    }
}
