package io.lightmill.stack.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloadTest {

    private static final int SIZE = 500_000;

    @TempDir
    Path folder;

    private CuttingServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new CuttingServer(bytes(1), "\"one\"");
    }

    @AfterEach
    void end() {
        server.close();
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Download download(int tries) {
        Patience patience = new Patience(tries, Duration.ofMillis(1), Duration.ofMillis(2));
        return new Download(new Api(server.url(), "lm_key", patience), "/download", target());
    }

    private Path target() {
        return folder.resolve("out/dataset.zip");
    }

    @Test
    void a_whole_file_lies_at_its_place_and_nothing_beside_it() throws Exception {
        assertThat(download(1).fetch()).isEqualTo(SIZE);

        assertThat(target()).hasBinaryContent(bytes(1));
        assertThat(Files.list(target().getParent())).containsExactly(target());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_096, 65_537, 131_072, 300_000, SIZE - 1})
    void a_download_that_is_cut_goes_on_where_it_was(int cutAfter) throws Exception {
        server.cut(3, cutAfter);

        download(10).fetch();

        assertThat(target()).hasBinaryContent(bytes(1));
        assertThat(server.ranges().getFirst()).isEmpty();
        assertThat(server.ranges().subList(1, server.ranges().size())).allMatch(range -> range.startsWith("bytes="));
    }

    @Test
    void a_later_run_goes_on_with_what_an_interrupted_one_left() throws Exception {
        server.cut(1, 200_000);
        assertThatThrownBy(() -> download(1).fetch()).isInstanceOf(IOException.class);
        assertThat(target()).doesNotExist();

        download(1).fetch();

        assertThat(target()).hasBinaryContent(bytes(1));
        assertThat(server.ranges().get(1)).isNotEqualTo("bytes=0-").startsWith("bytes=");
    }

    @Test
    void what_was_left_of_another_file_is_not_gone_on_with() throws Exception {
        server.cut(1, 200_000);
        assertThatThrownBy(() -> download(1).fetch()).isInstanceOf(IOException.class);
        server.replace(bytes(2), "\"two\"");

        download(1).fetch();

        assertThat(target()).hasBinaryContent(bytes(2));
    }

    @Test
    void an_older_file_stays_until_the_new_one_is_whole() throws Exception {
        Files.createDirectories(target().getParent());
        Files.writeString(target(), "old");
        server.cut(1, 200_000);

        assertThatThrownBy(() -> download(1).fetch()).isInstanceOf(IOException.class);

        assertThat(target()).hasContent("old");
    }
}
