package io.lightmill.stack.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lightmill.stack.home.Home;
import io.lightmill.stack.home.Project;
import io.lightmill.stack.supervisor.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan is made into; nothing is started here. */
class PlanTest {

    @TempDir
    Path folder;

    private Plan plan(Options options, Map<String, String> environment) {
        Existing existing = Existing.from(environment);
        return new Plan(new Project(folder), new Home(folder), options, existing, Plan.usualPorts(options, existing));
    }

    private static Options workers(int workers, int dispatchers) {
        return new Options(workers, 0, null, null, dispatchers, 1, null, List.of());
    }

    private List<String> names(Plan plan) {
        return new Parts(plan).all().stream().map(Part::name).toList();
    }

    private Map<String, String> settings(Plan plan, String service) {
        return new Parts(plan)
                .services().stream()
                        .filter(part -> part.name().equals(service))
                        .findFirst()
                        .orElseThrow()
                        .settings();
    }

    @Test
    void by_itself_a_stack_has_everything() {
        assertThat(names(plan(workers(2, 1), Map.of())))
                .containsExactly(
                        "mariadb",
                        "kafka",
                        "job-service",
                        "dispatcher-service",
                        "storage-service",
                        "gateway-service",
                        "runpod-local",
                        "worker-1",
                        "worker-2");
    }

    @Test
    void what_is_there_already_is_not_started() {
        Map<String, String> environment = new HashMap<>();
        environment.put("LIGHTMILL_DATABASE_URL", "jdbc:mysql://db:3306/?user=ann&password=p%26w");
        environment.put("LIGHTMILL_KAFKA_SERVERS", "kafka:9092");
        environment.put("LIGHTMILL_STORAGE_BUCKET", "gcs:pictures");
        environment.put("LIGHTMILL_RUNPOD_ENDPOINT", "abc");
        environment.put("LIGHTMILL_RUNPOD_API_KEY", "rpa_1");
        Plan plan = plan(workers(2, 1), environment);

        assertThat(names(plan))
                .containsExactly("job-service", "dispatcher-service", "storage-service", "gateway-service");
        assertThat(settings(plan, "job-service"))
                .containsEntry("lightmill.database.url", "jdbc:mysql://db:3306/lightmill_job")
                .containsEntry("lightmill.database.username", "ann")
                .containsEntry("lightmill.database.password", "p&w")
                .containsEntry("kafka.bootstrap.servers", "kafka:9092");
        assertThat(settings(plan, "storage-service")).containsEntry("lightmill.storage.bucket", "gcs:pictures");
        assertThat(settings(plan, "dispatcher-service"))
                .containsEntry("lightmill.dispatcher.endpoints.\"local\".base-url", "https://api.runpod.ai")
                .containsEntry("lightmill.dispatcher.endpoints.\"local\".id", "abc");
    }

    @Test
    void what_is_set_to_nothing_is_not_there() {
        Map<String, String> environment = Map.of(
                "LIGHTMILL_DATABASE_URL", "",
                "LIGHTMILL_KAFKA_SERVERS", "",
                "KAFKA_BOOTSTRAP_SERVERS", " ",
                "LIGHTMILL_RUNPOD_ENDPOINT", "",
                "LIGHTMILL_GATEWAY_URL", "",
                "GEMINI_API_KEY", "");

        assertThat(Existing.from(environment)).isEqualTo(Existing.from(Map.of()));
    }

    @Test
    void a_broker_is_named_for_us_or_for_everybody_and_services_are_told_it_by_us_alone() {
        String ours = "LIGHTMILL_KAFKA_SERVERS";
        String everybodys = "KAFKA_BOOTSTRAP_SERVERS";

        assertThat(broker(Map.of(everybodys, "theirs:9092"))).isEqualTo("theirs:9092");
        assertThat(broker(Map.of(everybodys, "theirs:9092", ours, " "))).isEqualTo("theirs:9092");
        assertThat(broker(Map.of(everybodys, "theirs:9092", ours, "ours:9092"))).isEqualTo("ours:9092");
        assertThat(Existing.settings()).contains(ours, everybodys);
    }

    private @Nullable String broker(Map<String, String> environment) {
        return settings(plan(workers(1, 1), environment), "storage-service").get("kafka.bootstrap.servers");
    }

    @Test
    void an_address_may_end_in_a_slash() {
        Map<String, String> environment = Map.of(
                "LIGHTMILL_GATEWAY_URL", "https://mill.example/",
                "LIGHTMILL_RUNPOD_URL", "https://pod.example/",
                "LIGHTMILL_RUNPOD_ENDPOINT", "abc",
                "LIGHTMILL_RUNPOD_API_KEY", "rpa_1");
        Plan plan = plan(workers(1, 1), environment);

        assertThat(plan.url()).isEqualTo("https://mill.example");
        assertThat(settings(plan, "dispatcher-service"))
                .containsEntry("lightmill.gateway.url", "https://mill.example")
                .containsEntry("lightmill.dispatcher.endpoints.\"local\".base-url", "https://pod.example");
    }

    @Test
    void gemini_is_offered_where_its_key_is() {
        String engines = "lightmill.dispatcher.endpoints.\"local\".engines";
        assertThat(settings(plan(workers(1, 1), Map.of("GEMINI_API_KEY", "k")), "dispatcher-service"))
                .containsEntry(engines, "augment,gemini");
        assertThat(settings(plan(workers(1, 1), Map.of("GEMINI_API_KEY", " ")), "dispatcher-service"))
                .containsEntry(engines, "augment");
    }

    @Test
    void pages_may_go_where_the_tickets_of_the_bucket_lead() {
        String origins = "lightmill.gateway.ui.bucket-origins";
        Map<String, String> google = Map.of("LIGHTMILL_STORAGE_BUCKET", "gcs:pictures");
        Map<String, String> emulator = Map.of(
                "LIGHTMILL_STORAGE_BUCKET", "gcs:pictures",
                "LIGHTMILL_STORAGE_GCS_HOST", "http://127.0.0.1:4443/storage/v1/");

        assertThat(settings(plan(workers(1, 1), google), "gateway-service"))
                .containsEntry(origins, "https://storage.googleapis.com");
        assertThat(settings(plan(workers(1, 1), emulator), "gateway-service"))
                .containsEntry(origins, "http://127.0.0.1:4443");
        assertThat(settings(plan(workers(1, 1), Map.of()), "gateway-service")).doesNotContainKey(origins);
    }

    @Test
    void an_endpoint_without_a_key_is_no_endpoint() {
        Plan plan = plan(workers(2, 1), Map.of("LIGHTMILL_RUNPOD_ENDPOINT", "abc"));

        assertThatThrownBy(() -> new Parts(plan).all()).hasMessageContaining("LIGHTMILL_RUNPOD_API_KEY");
    }

    @Test
    void replicas_of_the_dispatcher_share_all_but_the_port() {
        Plan plan = plan(workers(1, 2), Map.of());
        Map<String, String> first = new HashMap<>(settings(plan, "dispatcher-service"));
        Map<String, String> second = new HashMap<>(settings(plan, "dispatcher-service-2"));

        assertThat(first.remove("quarkus.http.port")).isNotEqualTo(second.remove("quarkus.http.port"));
        assertThat(first).isEqualTo(second);
    }

    @Test
    void a_replica_of_any_service_is_a_part_with_a_port_of_its_own_and_is_not_called_without_a_balancer() {
        Plan plan = plan(new Options(1, 0, null, null, 1, 2, null, List.of()), Map.of());

        assertThat(names(plan))
                .containsSubsequence("job-service", "job-service-2", "dispatcher-service", "storage-service")
                .containsSubsequence("storage-service-2", "gateway-service", "gateway-service-2", "runpod-local")
                .doesNotContain("dispatcher-service-2");
        assertThat(plan.ports().values()).doesNotHaveDuplicates();
        assertThat(settings(plan, "gateway-service-2"))
                .containsEntry("lightmill.job.url", "http://127.0.0.1:8081")
                .containsEntry("lightmill.gateway.url", "http://127.0.0.1:8080")
                .doesNotContainKey("quarkus.shutdown.delay");
        assertThat(settings(plan(workers(1, 1), Map.of()), "gateway-service")).containsKey("quarkus.shutdown.delay");
        assertThat(new Parts(plan).trained()).extracting(Part::name).noneMatch(name -> name.endsWith("-2"));
    }

    @Test
    void only_what_is_ours_is_told_what_holds_on_this_machine() {
        String ttl = "lightmill.dispatcher.endpoints.\"local\".ttl";
        String encryption = "lightmill.database.ssl-mode";
        assertThat(settings(plan(workers(1, 1), Map.of()), "dispatcher-service"))
                .containsEntry(ttl, "240s")
                .containsEntry(encryption, "DISABLED");
        Map<String, String> others = Map.of(
                "LIGHTMILL_RUNPOD_ENDPOINT", "abc",
                "LIGHTMILL_RUNPOD_API_KEY", "rpa_1",
                "LIGHTMILL_DATABASE_URL", "jdbc:mysql://db:3306/?user=ann");
        assertThat(settings(plan(workers(1, 1), others), "dispatcher-service")).doesNotContainKeys(ttl, encryption);
    }

    @Test
    void a_service_is_told_its_siblings_addresses_and_not_its_own() {
        assertThat(settings(plan(workers(1, 1), Map.of()), "storage-service"))
                .containsEntry("lightmill.job.url", "http://127.0.0.1:8081")
                .doesNotContainKey("lightmill.storage.url");
    }

    @Test
    void each_replica_of_the_dispatcher_is_told_to_those_who_call_it() {
        Plan plan = plan(workers(1, 2), Map.of());
        String both = "http://127.0.0.1:8082,http://127.0.0.1:8182";
        assertThat(settings(plan, "gateway-service")).containsEntry("lightmill.dispatcher.url", both);
        assertThat(settings(plan, "job-service")).containsEntry("lightmill.dispatcher.url", both);
        assertThat(settings(plan, "dispatcher-service-2")).doesNotContainKey("lightmill.dispatcher.url");
    }

    @Test
    void the_database_is_closed_from_its_first_moment_and_each_service_sees_its_own_schemas() {
        MariaDbServer server =
                (MariaDbServer) new Parts(plan(workers(1, 1), Map.of())).all().getFirst();

        assertThat(server.initStatements())
                .contains("ALTER USER 'root'@'localhost' IDENTIFIED BY '")
                .contains("GRANT ALL ON `lightmill\\_job%`.* TO 'lightmill_job'@'127.0.0.1';");
        assertThat(server.initStatements().lines()).allMatch(line -> line.endsWith(";"));
        assertThat(server.launch().command()).contains("--bind-address=127.0.0.1");
    }

    @Test
    void settings_with_their_passwords_are_only_their_owners() throws Exception {
        Plan plan = plan(workers(1, 1), Map.of());
        new Parts(plan).services().getFirst().prepare();
        Path file = folder.resolve("parts/job-service/config/application.properties");

        Properties read = new Properties();
        read.load(Files.newBufferedReader(file));
        assertThat(read).containsEntry("quarkus.http.host", "127.0.0.1");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void a_lost_invocation_of_our_own_endpoint_holds_its_permit_for_minutes_only() {
        Map<String, String> dispatcher = settings(plan(workers(1, 1), Map.of()), "dispatcher-service");

        long session = endpointSeconds(dispatcher, "session");
        long timeout = endpointSeconds(dispatcher, "execution-timeout");
        long ttl = endpointSeconds(dispatcher, "ttl");
        assertThat(session).isLessThan(timeout);
        assertThat(timeout).isLessThan(ttl);
        assertThat(ttl).isLessThanOrEqualTo(300);
    }

    private static long endpointSeconds(Map<String, String> settings, String name) {
        String value = settings.getOrDefault("lightmill.dispatcher.endpoints.\"local\"." + name, "");
        return Long.parseLong(value.replace("s", ""));
    }

    @Test
    void an_endpoint_elsewhere_has_the_services_own_times() {
        Map<String, String> environment = Map.of("LIGHTMILL_RUNPOD_ENDPOINT", "abc", "LIGHTMILL_RUNPOD_API_KEY", "key");

        assertThat(settings(plan(workers(1, 1), environment), "dispatcher-service"))
                .doesNotContainKey("lightmill.dispatcher.endpoints.\"local\".ttl");
    }
}
