package io.lightmill.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.lightmill.contracts.api.Uploads;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.Storage;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** A user who uploads. */
abstract class UploadScene {

    final UUID user = UUID.randomUUID();

    @Inject
    Storage storage;

    List<Uploads.FileAnswer> upload(List<byte[]> files) {
        List<Uploads.File> announced = IntStream.range(0, files.size())
                .mapToObj(n -> new Uploads.File("f" + n + ".png", files.get(n).length, Pictures.sha256(files.get(n))))
                .toList();
        var answers = announce(announced);
        for (int number = 0; number < files.size(); number++) {
            assertThat(storage.put(Objects.requireNonNull(answers.get(number).ticket()), files.get(number)))
                    .isEqualTo(201);
        }
        return complete(announced.stream().map(Uploads.File::sha256).toList());
    }

    List<Uploads.FileAnswer> announce(List<Uploads.File> files) {
        return storage.as(user)
                .body(new Uploads.Request(files))
                .post("/uploads")
                .then()
                .statusCode(200)
                .extract()
                .as(Uploads.Answer.class)
                .files();
    }

    static String type(Uploads.FileAnswer answer) {
        return Objects.requireNonNull(answer.problem()).type();
    }

    Uploads.FileAnswer announce(UUID who, byte[] file) {
        return announce(who, new Uploads.File("a.png", file.length, Pictures.sha256(file)));
    }

    Uploads.FileAnswer announce(UUID who, Uploads.File file) {
        return storage.as(who)
                .body(new Uploads.Request(List.of(file)))
                .post("/uploads")
                .then()
                .statusCode(200)
                .extract()
                .as(Uploads.Answer.class)
                .files()
                .getFirst();
    }

    List<Uploads.FileAnswer> complete(List<String> sha256) {
        return storage.as(user)
                .body(new Uploads.Completion(sha256))
                .post("/uploads/complete")
                .then()
                .statusCode(200)
                .extract()
                .as(Uploads.Answer.class)
                .files();
    }
}
