package io.lightmill.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.lightmill.contracts.api.InputsLookup;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.storage.FolderResource;
import io.lightmill.storage.Pictures;
import io.lightmill.storage.object.ObjectKey;
import io.lightmill.testparts.DatabaseResource;
import io.lightmill.testparts.KeysResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the announcement of files to inputs. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@QuarkusTestResource(KeysResource.class)
@QuarkusTestResource(FolderResource.class)
class UploadResourceTest extends UploadScene {

    @Test
    void one_bad_file_among_a_thousand_is_refused_by_name_and_the_others_go_on() {
        List<Uploads.File> files = new ArrayList<>();
        for (int number = 0; number < 1000; number++) {
            byte[] whole = Pictures.png(5, 5, number);
            byte[] sent = number == 617 ? Arrays.copyOf(whole, whole.length / 2) : whole;
            files.add(new Uploads.File("f" + number + ".png", sent.length, Pictures.sha256(sent)));
            storage.store(ObjectKey.upload(user, Pictures.sha256(sent)), sent);
        }
        announce(files);

        List<Uploads.FileAnswer> completed =
                complete(files.stream().map(Uploads.File::sha256).toList());

        assertThat(completed).hasSize(1000);
        assertThat(completed)
                .filteredOn(answer -> answer.state() != Uploads.State.STORED)
                .singleElement()
                .satisfies(bad -> {
                    assertThat(bad.state()).isEqualTo(Uploads.State.REFUSED);
                    assertThat(bad.name()).isEqualTo("f617.png");
                    assertThat(type(bad)).isEqualTo(ErrorCode.INPUT_DAMAGED.type());
                });
    }

    @Test
    void a_file_that_the_user_has_is_not_sent_again_and_is_not_another_users() {
        byte[] picture = Pictures.jpeg(7, 5, 1);
        upload(List.of(picture));

        assertThat(announce(user, picture).state()).isEqualTo(Uploads.State.STORED);
        assertThat(announce(UUID.randomUUID(), picture).state()).isEqualTo(Uploads.State.SEND);
        String sha256 = Pictures.sha256(picture);
        storage.as(user).get("/inputs/" + sha256).then().statusCode(200).contentType("image/jpeg");
        storage.as(UUID.randomUUID())
                .get("/inputs/" + sha256)
                .then()
                .statusCode(404)
                .body("type", equalTo(ErrorCode.NOT_FOUND.type()));
        storage.asService()
                .body(new InputsLookup.Request(UUID.randomUUID(), List.of(sha256)))
                .post("/inputs/lookup")
                .then()
                .body("inputs.size()", equalTo(0));
    }

    static List<byte[]> pictures() {
        return List.of(Pictures.png(6, 6, 6), Pictures.jpeg(600, 400, 6), Pictures.webpLossy());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void the_same_completion_from_many_at_once_is_answered_the_same(byte[] picture) throws Exception {
        assertThat(storage.put(Objects.requireNonNull(announce(user, picture).ticket()), picture))
                .isEqualTo(201);
        List<Callable<Uploads.State>> calls = new ArrayList<>();
        IntStream.range(0, 8)
                .forEach(call -> calls.add(() ->
                        complete(List.of(Pictures.sha256(picture))).getFirst().state()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var state : threads.invokeAll(calls)) {
                assertThat(state.get()).isEqualTo(Uploads.State.STORED);
            }
        }
    }

    @Test
    void a_completion_that_died_between_move_and_commit_is_completed_without_sending_again() {
        byte[] picture = Pictures.png(8, 3, 5);
        String sha256 = Pictures.sha256(picture);
        announce(user, picture);
        storage.store(ObjectKey.input(user, sha256), picture);

        assertThat(complete(List.of(sha256)).getFirst().state()).isEqualTo(Uploads.State.STORED);
        storage.as(user).get("/inputs/" + sha256).then().statusCode(200);
    }

    @Test
    void what_was_never_sent_is_missing_and_a_broken_file_can_be_sent_anew() {
        byte[] picture = Pictures.png(9, 9, 3);
        String sha256 = Pictures.sha256(picture);
        assertThat(type(complete(List.of(sha256)).getFirst())).isEqualTo(ErrorCode.INPUT_MISSING.type());
        // Bytes under another's hash, as a bucket that does not look would take them
        storage.store(ObjectKey.upload(user, sha256), Pictures.png(9, 9, 4));

        assertThat(type(complete(List.of(sha256)).getFirst())).isEqualTo(ErrorCode.INPUT_HASH_MISMATCH.type());

        assertThat(storage.put(Objects.requireNonNull(announce(user, picture).ticket()), picture))
                .isEqualTo(201);
        assertThat(complete(List.of(sha256)).getFirst().state()).isEqualTo(Uploads.State.STORED);
    }

    @Test
    void an_object_that_a_dead_process_moved_without_a_row_is_adopted() {
        byte[] picture = Pictures.png(4, 4, 4);
        storage.store(ObjectKey.input(user, Pictures.sha256(picture)), picture);

        assertThat(upload(List.of(picture)).getFirst().state()).isEqualTo(Uploads.State.STORED);
    }

    @Test
    void every_accepted_type_becomes_an_input_and_pixels_that_cannot_be_decoded_do_not() {
        List<byte[]> files = List.of(
                Pictures.png(7, 7, 1),
                Pictures.jpeg(7, 7, 1),
                Pictures.webp(),
                Pictures.webpLossy(),
                Pictures.webpWithAlpha(),
                Pictures.webpHollow());

        assertThat(upload(files))
                .extracting(Uploads.FileAnswer::contentType)
                .containsExactly("image/png", "image/jpeg", "image/webp", "image/webp", "image/webp", null);
    }
}
