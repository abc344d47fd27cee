package io.lightmill.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TracedRequestsTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @ConfigProperty(name = "quarkus.log.console.format")
    @SuppressWarnings("NullAway.Init")
    String format;

    @Path("/work")
    public static class Work {

        private static final Logger LOG = Logger.getLogger(Work.class);

        private final Echo sibling;

        Work(@RestClient Echo sibling) {
            this.sibling = sibling;
        }

        /** Answers what a sibling was told. */
        @GET
        @RunOnVirtualThread
        public String work() {
            LOG.info("at work");
            return sibling.heard();
        }

        @GET
        @Path("/heard")
        public String heard(@HeaderParam(Trace.HEADER) @Nullable String header) {
            return String.valueOf(header);
        }
    }

    @Path("/work/heard")
    @RegisterRestClient(configKey = "echo")
    interface Echo {
        @GET
        String heard();
    }

    @Test
    void a_sibling_is_told_the_trace_of_the_request() {
        assertThat(call(SENT).asString()).isEqualTo(SENT);
    }

    @Test
    void who_brings_none_gets_one_and_the_next_one_another() {
        String first = given().get("/work").asString();
        String second = given().get("/work").asString();

        assertThat(Trace.parse(first)).isPresent();
        assertThat(Trace.parse(second)).isPresent();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void nonsense_is_not_passed_on() {
        assertThat(Trace.parse(call("'; drop table job").asString())).isPresent();
    }

    @Test
    void every_log_line_shows_it() {
        Lines lines = new Lines(format);
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger(Work.class.getName());
        logger.addHandler(lines);
        try {
            call(SENT);
        } finally {
            logger.removeHandler(lines);
        }
        assertThat(lines.written()).contains("[" + TRACE_ID + "] at work");
    }

    private static Response call(String traceparent) {
        return given().header(Trace.HEADER, traceparent).get("/work");
    }

    /** Formats records where they are written, as the console's handler does. */
    private static final class Lines extends ExtHandler {

        private final StringBuffer written = new StringBuffer();

        Lines(String format) {
            setFormatter(new PatternFormatter(format));
        }

        @Override
        protected void doPublish(ExtLogRecord record) {
            written.append(getFormatter().format(record));
        }

        String written() {
            return written.toString();
        }
    }
}
