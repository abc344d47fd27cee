package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Json;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.stack.Stack;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Submissions that must be refused with a problem that says what is wrong, and must change nothing. */
@OnStack(Workers.REAL)
@Order(3)
@Tag("fast")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadSubmissionJourney {

    private Person person;
    private Person stranger;
    private InputRef picture;

    @BeforeAll
    void twoPeople(Stack stack) {
        person = Person.newcomer(stack.admin());
        stranger = Person.newcomer(stack.admin());
        picture = person.uploadPictures(1).getFirst();
    }

    static Stream<Arguments> badSubmissions() {
        return Stream.of(
                bad("no variations", me -> automatic("dusk", me.picture, 0), "variations", ErrorCode.INVALID_REQUEST),
                bad(
                        "a million variations",
                        me -> automatic("dusk", me.picture, 1_000_000),
                        "variations",
                        ErrorCode.INVALID_REQUEST,
                        ErrorCode.LIMIT_EXCEEDED),
                bad("an empty prompt", me -> automatic("", me.picture, 1), "prompt", ErrorCode.INVALID_REQUEST),
                bad(
                        "a prompt of 100,000 characters",
                        me -> automatic("x".repeat(100_000), me.picture, 1),
                        "prompt",
                        ErrorCode.INVALID_REQUEST,
                        ErrorCode.LIMIT_EXCEEDED),
                bad(
                        "an unknown input",
                        me -> automatic("dusk", new InputRef("0".repeat(64), null), 1),
                        "inputs[0]",
                        ErrorCode.UNKNOWN_INPUT),
                bad(
                        "no input at all",
                        me -> Json.write(
                                Submission.automatic("dusk", List.of(), 1).build()),
                        "inputs",
                        ErrorCode.INVALID_REQUEST),
                bad(
                        "an unknown group",
                        me -> Json.write(Submission.automatic("dusk", List.of(me.picture), 1)
                                .into(UUID.randomUUID())
                                .build()),
                        "",
                        ErrorCode.NOT_FOUND,
                        ErrorCode.INVALID_REQUEST),
                bad(
                        "somebody else's group",
                        me -> Json.write(Submission.automatic("dusk", List.of(me.picture), 1)
                                .into(me.stranger
                                        .api()
                                        .newGroup("theirs " + UUID.randomUUID())
                                        .id())
                                .build()),
                        "",
                        ErrorCode.NOT_FOUND,
                        ErrorCode.INVALID_REQUEST),
                bad(
                        "an engine that nobody serves",
                        me -> automatic("dusk", me.picture, 1).replaceFirst("\\{", "{\"engine\":\"comfyui\","),
                        "",
                        ErrorCode.UNKNOWN_ENGINE),
                bad(
                        "an engine that does not exist",
                        me -> automatic("dusk", me.picture, 1).replaceFirst("\\{", "{\"engine\":\"crayons\","),
                        "engine",
                        ErrorCode.MALFORMED_REQUEST,
                        ErrorCode.INVALID_REQUEST,
                        ErrorCode.UNKNOWN_ENGINE),
                bad("half a JSON", me -> "{\"mode\": \"automatic\", \"prompt\": ", "", ErrorCode.MALFORMED_REQUEST),
                bad("a JSON of another shape", me -> "[1, 2, 3]", "", ErrorCode.MALFORMED_REQUEST),
                bad(
                        "a number that is a text",
                        me -> automatic("dusk", me.picture, 7).replace(":7", ":\"many\""),
                        "variations",
                        ErrorCode.MALFORMED_REQUEST,
                        ErrorCode.INVALID_REQUEST),
                bad(
                        "no mode",
                        me -> automatic("dusk", me.picture, 1).replaceFirst("\"mode\":\"automatic\",", ""),
                        "mode",
                        ErrorCode.INVALID_REQUEST,
                        ErrorCode.MALFORMED_REQUEST));
    }

    @ParameterizedTest
    @MethodSource("badSubmissions")
    void aBadSubmissionIsRefusedAndChangesNothing(
            Function<BadSubmissionJourney, String> body, String named, Set<ErrorCode> codes) {
        String submission = body.apply(this);
        Belongings before = Belongings.of(person.api());

        Answer answer = person.api().caller().postText("/api/jobs/submit", submission);

        assertThat(codes).as(answer.toString()).anyMatch(answer::isProblem);
        assertThat(answer.problem().title()).isNotBlank();
        assertThat(answer.problem().advice()).isNotBlank();
        assertThat(answer.problem().text()).contains(named);
        assertThat(Belongings.of(person.api())).isEqualTo(before);
    }

    @Test
    void anotherOnesInputIsAsUnknownAsOneThatDoesNotExist() {
        Answer answer = stranger.api().caller().postText("/api/jobs/submit", automatic("dusk", picture, 1));

        assertThat(answer.isProblem(ErrorCode.UNKNOWN_INPUT))
                .as(answer.toString())
                .isTrue();
    }

    private static String automatic(String prompt, InputRef input, int variations) {
        return Json.write(
                Submission.automatic(prompt, List.of(input), variations).build());
    }

    private static Arguments bad(
            String name, Function<BadSubmissionJourney, String> body, String named, ErrorCode... codes) {
        return argumentSet(name, body, named, Set.of(codes));
    }
}
