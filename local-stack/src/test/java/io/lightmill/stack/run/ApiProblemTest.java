package io.lightmill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiProblemTest {

    @Test
    void each_thing_is_said_once_and_no_route_is_named() {
        String body = """
                {"title": "A field has a value that is not accepted.", "detail": "variations is 0; it is at least 1.",
                 "errors": [{"field": "variations", "detail": "variations is 0; it is at least 1."}],
                 "advice": "Change the field that is named; GET /api/limits tells the bounds."}""";

        assertThat(ApiProblem.of(422, Duration.ZERO, body)).hasMessage("variations is 0; it is at least 1.");
    }

    @Test
    void without_a_field_the_advice_is_kept() {
        String body = """
                {"title": "The body is too large.", "advice": "Split it; GET /api/limits tells the bounds."}""";

        assertThat(ApiProblem.of(413, Duration.ZERO, body)).hasMessage("The body is too large. Split it.");
    }

    @Test
    void what_broke_says_where_the_logs_say_more() {
        String body = """
                {"title": "Something broke on our side.", "advice": "Try again; if it stays, tell.", "trace": "4bf9"}""";

        assertThat(ApiProblem.of(500, Duration.ZERO, body))
                .hasMessage(
                        "Something broke on our side. Try again; if it stays, tell. The logs say more of trace 4bf9.");
    }

    @Test
    void a_program_s_header_is_told_to_people_as_a_time() {
        String body = """
                {"title": "Too many requests.", "detail": "At most 9 items may be submitted in a day.",
                 "advice": "Wait as long as Retry-After says."}""";

        assertThat(ApiProblem.of(429, Duration.ofHours(5), body))
                .hasMessage("At most 9 items may be submitted in a day. It may be tried again in 5 h.");
        assertThat(ApiProblem.of(429, Duration.ofSeconds(61), body)).hasMessageEndingWith("in 2 min.");
        assertThat(ApiProblem.of(429, Duration.ofSeconds(12), body)).hasMessageEndingWith("in 12 s.");
    }

    @Test
    void a_key_that_is_wrong_is_mended_at_the_command_line() {
        String body = """
                {"title": "There is no valid key or session.", "advice": "Send an API key as Authorization: Bearer …"}""";

        assertThat(ApiProblem.of(401, Duration.ZERO, body))
                .hasMessage("There is no valid key or session. Give a key by --key or LIGHTMILL_KEY.");
    }
}
