package io.lightmill.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {

    @Test
    void whoMissesAProgramIsToldWhatToInstall() {
        assertThatExceptionOfType(MissingProgramException.class)
                .isThrownBy(() -> Programs.find("no-such-program", "apt install it"))
                .withMessage("there is no no-such-program here; apt install it");
    }

    @Test
    void whatAProgramSaidIsToldWhenItFails(@TempDir Path folder) throws Exception {
        String bash = Programs.find("bash", "").toString();

        assertThat(Programs.run(folder, List.of(bash, "-c", "echo well"))).isEqualTo("well\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> Programs.run(folder, List.of(bash, "-c", "echo badly; exit 3")))
                .withMessageContaining("badly");
    }
}
