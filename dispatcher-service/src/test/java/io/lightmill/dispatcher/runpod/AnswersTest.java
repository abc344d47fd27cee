package io.lightmill.dispatcher.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {

    private final Answers answers = new Answers(new ObjectMapper());

    @ParameterizedTest
    @CsvSource({
        "200, Unknown",
        "202, Unknown",
        "301, Refused",
        "400, Rejected",
        "401, Refused",
        "402, Refused",
        "403, Refused",
        "404, Refused",
        "405, Refused",
        "406, Unknown",
        "408, Unknown",
        "409, Unknown",
        "410, Refused",
        "413, Rejected",
        "422, Rejected",
        "425, Unknown",
        "429, NotSent",
        "499, Unknown",
        "500, Unknown",
        "502, Unknown",
        "503, Unknown",
        "504, Unknown",
        "520, Unknown"
    })
    void aRunWithoutAnIdIsReadByItsStatus(int status, String outcome) {
        assertThat(answers.run(status, "{}").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void anAcceptedRunHasAnId() {
        assertThat(answers.run(200, "{\"id\":\"abc-u1\",\"status\":\"IN_QUEUE\"}"))
                .isEqualTo(new RunAnswer.Accepted("abc-u1"));
        assertThat(answers.run(200, "<html>")).isInstanceOf(RunAnswer.Unknown.class);
    }

    @Test
    void onlyAConnectionThatNeverWasMeansNotSent() {
        assertThat(answers.run(new ExecutionException(new NeverSent(new ConnectException("refused")))))
                .isEqualTo(new RunAnswer.NotSent(false, "java.net.ConnectException: refused"));
        assertThat(answers.run(new NeverSent(new IOException("closed")))).isInstanceOf(RunAnswer.NotSent.class);
        assertThat(answers.run(new ExecutionException(new SocketException("reset"))))
                .isInstanceOf(RunAnswer.Unknown.class);
        assertThat(answers.run(new TimeoutException())).isInstanceOf(RunAnswer.Unknown.class);
        assertThat(answers.run(new IOException("closed"))).isInstanceOf(RunAnswer.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, Terminal",
        "FAILED, Terminal",
        "CANCELLED, Terminal",
        "TIMED_OUT, Terminal",
        "IN_QUEUE, Live",
        "IN_PROGRESS, Live",
        "RUNNING, Live",
        "SOMETHING_NEW, Live"
    })
    void aStatusIsReadByItsState(String state, String outcome) {
        StatusAnswer answer = answers.status(200, "{\"status\":\"" + state + "\"}");
        assertThat(answer.getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void a404ProvesNothing() {
        assertThat(answers.status(404, "")).isInstanceOf(StatusAnswer.Missing.class);
        assertThat(answers.status(500, "{\"status\":\"FAILED\"}")).isInstanceOf(StatusAnswer.Unclear.class);
    }

    @Test
    void anOutputThatIsNoResultOfOursNamesNoRun() {
        assertThat(answers.status(200, "{\"status\":\"COMPLETED\",\"output\":{\"runId\":7}}"))
                .isEqualTo(new StatusAnswer.Terminal("COMPLETED", null));
        assertThat(answers.status(200, "{\"status\":\"FAILED\",\"error\":\"job timed out after 1 retries\"}"))
                .isEqualTo(new StatusAnswer.Terminal("FAILED", null));
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noAnswerHoweverBrokenThrows(int seed) {
        Random random = new Random(seed);
        String whole =
                "{\"id\":\"x-u1\",\"status\":\"COMPLETED\",\"output\":{\"protocol\":1,\"runId\":\"z\",\"attempts\":[{}]}}";
        StringBuilder broken = new StringBuilder(whole.substring(0, random.nextInt(whole.length())));
        for (int i = 0; i < 3 && !broken.isEmpty(); i++) {
            broken.setCharAt(random.nextInt(broken.length()), (char) random.nextInt(32, 127));
        }
        int status = random.nextInt(100, 600);

        assertThat(answers.run(status, broken.toString())).isNotNull();
        assertThat(answers.status(status, broken.toString())).isNotNull();
        assertThat(answers.webhookId(broken.toString()))
                .satisfiesAnyOf(
                        id -> assertThat(id).isNull(), id -> assertThat(id).isNotBlank());
    }
}
