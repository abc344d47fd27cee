package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.JobState;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Uploads;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.SourceFile;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.api.Uploader;
import io.lightmill.e2e.bundle.Bundle;
import io.lightmill.e2e.picture.BadPictures;
import io.lightmill.e2e.picture.Pictures;
import io.lightmill.e2e.picture.Polyglots;
import io.lightmill.e2e.stack.Stack;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that must be refused by name, with the reason, while the others go on. */
@OnStack(Workers.REAL)
@Order(4)
@Tag("fast")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadUploadJourney {

    private static final int MEBIBYTE = 1 << 20;

    private Person person;

    @BeforeAll
    void somebody(Stack stack) {
        person = Person.newcomer(stack.admin());
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                argumentSet("a text", BadPictures.text(), ErrorCode.INPUT_NOT_AN_IMAGE),
                argumentSet("a GIF", BadPictures.gif(), ErrorCode.INPUT_NOT_AN_IMAGE),
                argumentSet("half a PNG", BadPictures.truncated(), ErrorCode.INPUT_DAMAGED),
                argumentSet("a header of 65,535²", BadPictures.bomb(), ErrorCode.INPUT_TOO_MANY_PIXELS),
                argumentSet("nothing", new byte[0], ErrorCode.INPUT_EMPTY));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsRefusedByTicket(byte[] bytes, ErrorCode code) {
        SourceFile file = new SourceFile("bad.png", bytes);

        Uploads.FileAnswer answer =
                new Uploader(person.api()).send(List.of(file)).getFirst();

        assertRefused(answer, code);
        assertThat(person.api().caller().get("/api/inputs/" + file.sha256()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void aBadFileIsRefusedByTheForm(byte[] bytes, ErrorCode code) {
        Answer answer =
                person.api().caller().postFile("/api/upload-image", "bad.png", BodyPublishers.ofByteArray(bytes));

        assertThat(answer.isProblem(code)).as(answer.toString()).isTrue();
    }

    static Stream<Arguments> polyglots() {
        return Stream.of(
                argumentSet("a PNG that is a page", Polyglots.pngWithPage(), "image/png"),
                argumentSet("a PNG whose text is a page", Polyglots.pngWithPageAsText(), "image/png"),
                argumentSet("a PNG that is a ZIP", Polyglots.pngWithZip(), "image/png"),
                argumentSet("a JPEG that is a script", Polyglots.jpegWithScript(), "image/jpeg"));
    }

    /** Whatever else a file may be, a browser is told that it is a picture, and to run nothing of it. */
    @ParameterizedTest
    @MethodSource("polyglots")
    void aPolyglotIsServedAsThePictureThatItIs(byte[] bytes, String type) {
        SourceFile file = new SourceFile("page.html", bytes);
        InputRef stored = person.upload(List.of(file)).getFirst();

        Answer answer =
                person.api().caller().get("/api/inputs/" + stored.sha256()).expect(200);

        assertThat(answer.header("content-type")).hasValue(type);
        assertThat(answer.header("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.header("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'", "sandbox"));
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                argumentSet("SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                argumentSet("HTML", "<!doctype html><script>alert(1)</script>"),
                argumentSet("a GIF that is a script", "GIF89a=1;alert(1)//"),
                argumentSet("PDF", "%PDF-1.7\n1 0 obj"),
                argumentSet("a picture of bytes, sent as text", "data:image/png;base64,iVBORw0KGgo="));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatABrowserWouldRunIsNoPicture(String text) {
        Answer answer =
                person.api().caller().postFile("/api/upload-image", "picture.png", BodyPublishers.ofString(text));

        assertThat(answer.isProblem(ErrorCode.INPUT_NOT_AN_IMAGE))
                .as(answer.toString())
                .isTrue();
    }

    /** A ZIP is no way to send pictures, so none is opened: neither 42.zip nor any other. */
    @Test
    void aZipIsNoPicture() {
        Answer answer = person.api()
                .caller()
                .postFile("/api/upload-image", "pictures.zip", BodyPublishers.ofByteArray(Polyglots.zip()));

        assertThat(answer.isProblem(ErrorCode.INPUT_NOT_AN_IMAGE))
                .as(answer.toString())
                .isTrue();
    }

    @Test
    void aGoodFileIsStoredByTheForm() {
        SourceFile file = new SourceFile("good.png", Pictures.png(99, 200));

        Uploads.FileAnswer answer = person.api()
                .caller()
                .postFile("/api/upload-image", file.name(), BodyPublishers.ofByteArray(file.bytes()))
                .expect(201)
                .as(Uploads.FileAnswer.class);

        assertThat(answer.sha256()).isEqualTo(file.sha256());
        assertThat(answer.state()).isEqualTo(Uploads.State.STORED);
    }

    @Test
    void aFileOfMoreBytesThanAllowedIsRefusedBeforeItIsSent() {
        long bytes = Math.max(100L * MEBIBYTE, person.api().limits().uploads().fileBytes() + 1);

        Uploads.FileAnswer answer = person.api()
                .announce(List.of(new Uploads.File("huge.png", bytes, "a".repeat(64))))
                .files()
                .getFirst();

        assertRefused(answer, ErrorCode.INPUT_TOO_LARGE);
    }

    @Test
    void aFormWithA100MegabyteFileIsRefused() {
        Answer answer = person.api()
                .caller()
                .postFile("/api/upload-image", "huge.png", BodyPublishers.ofInputStream(() -> zeros(100L * MEBIBYTE)));

        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
        assertThat(answer.status()).isIn(413, 422);
    }

    @Test
    void oneBadPictureAmongAThousandIsRefusedByNameAndTheOthersGoOn() {
        List<SourceFile> files = new ArrayList<>(Pictures.many("mixed", 999));
        files.add(500, new SourceFile("the-bad-one.png", BadPictures.truncated()));

        List<Uploads.FileAnswer> answers = new Uploader(person.api()).send(files);

        assertThat(answers).hasSize(1_000);
        assertThat(answers)
                .filteredOn(answer -> answer.state() == Uploads.State.STORED)
                .hasSize(999);
        assertThat(answers)
                .filteredOn(answer -> answer.state() == Uploads.State.REFUSED)
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.name()).isEqualTo("the-bad-one.png");
                    assertRefused(answer, ErrorCode.INPUT_DAMAGED);
                });
    }

    @Test
    void hostileNamesEscapeNeitherTheListNorTheZip(@TempDir Path folder) {
        List<String> names = List.of(
                "../../etc/passwd.png",
                "..\\..\\boot.png",
                "/abs.png",
                "C:\\x.png",
                "naïve 🦊.png",
                "CON.png",
                ".png",
                "a\u0000b.png",
                "x".repeat(150) + ".png");
        List<SourceFile> accepted = new ArrayList<>();
        for (String name : names) {
            SourceFile file = new SourceFile(name, Pictures.png(name.hashCode(), 32));
            Uploads.FileAnswer answer =
                    new Uploader(person.api()).send(List.of(file)).getFirst();
            if (answer.state() == Uploads.State.STORED) {
                accepted.add(file);
            } else {
                assertThat(Objects.requireNonNull(answer.problem()).detail()).isNotBlank();
            }
        }
        // An emoji is no attack.
        assertThat(accepted).extracting(SourceFile::name).contains("naïve 🦊.png");

        JobView job = person.api()
                .submit(Submission.automatic(
                                "dusk",
                                accepted.stream().map(SourceFile::reference).toList(),
                                1)
                        .build());
        JobView done = Waiting.untilFinal(person.api(), job.id(), Duration.ofMinutes(1));

        assertThat(done.state()).isEqualTo(JobState.COMPLETED);
        Bundle bundle = Bundle.read(person.api().downloadJob(job.id(), folder.resolve("names.zip")));
        BundleComparison.assertHoldsExactly(bundle, person.api().items(job.id()));
        assertThat(bundle.images().keySet()).anyMatch(name -> name.contains("🦊"));
    }

    private static void assertRefused(Uploads.FileAnswer answer, ErrorCode code) {
        assertThat(answer.state()).as(answer.toString()).isEqualTo(Uploads.State.REFUSED);
        assertThat(Objects.requireNonNull(answer.problem()).type()).isEqualTo(code.type());
        assertThat(answer.problem().detail()).isNotBlank();
    }

    private static InputStream zeros(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int some = (int) Math.min(left, length);
                left -= some;
                return some;
            }
        };
    }
}
