package io.lightmill.stack.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void a_secret_is_drawn_once_and_is_only_its_owners() throws Exception {
        Secrets secrets = new Secrets(new Home(folder));
        String drawn = secrets.random("ticket-key");

        assertThat(new Secrets(new Home(folder)).random("ticket-key")).isEqualTo(drawn);
        assertThat(secrets.random("session-key")).isNotEqualTo(drawn);
        assertThat(Base64.getUrlDecoder().decode(drawn)).hasSize(32);
        assertThat(permissions(folder.resolve("secrets/ticket-key"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
    }

    @Test
    void the_administrators_key_has_the_form_of_an_api_key() throws Exception {
        Secrets secrets = new Secrets(new Home(folder));

        assertThat(secrets.adminKey())
                .matches("lm_[0-9a-z]{8}_[A-Za-z0-9_-]{43}")
                .isEqualTo(secrets.adminKey());
        assertThat(permissions(folder.resolve("admin.key"))).isEqualTo("rw-------");
    }

    @RepeatedTest(20)
    void siblings_know_the_public_half_of_every_service_and_no_private_one() throws Exception {
        ServiceKeys keys = new Secrets(new Home(folder)).serviceKeys();
        Path siblings = keys.ofSiblings(List.of("job-service", "storage-service"));

        JsonNode own = Json.MAPPER.readTree(Files.readString(keys.ofService("job-service")));
        JsonNode all = Json.MAPPER.readTree(Files.readString(siblings)).get("keys");
        assertThat(all).hasSize(2).noneMatch(key -> key.has("d"));
        assertThat(all.get(0).get("kid").asText()).isEqualTo("job-service");
        assertThat(all.get(0).get("x")).isEqualTo(own.get("x"));
        assertThat(List.of("x", "y", "d"))
                .allSatisfy(name -> assertThat(
                                Base64.getUrlDecoder().decode(own.get(name).asText()))
                        .hasSize(32));
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
