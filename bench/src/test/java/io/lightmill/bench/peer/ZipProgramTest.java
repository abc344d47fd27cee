package io.lightmill.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZipProgramTest {

    @Test
    void its_version_is_a_number() {
        String told = """
                Copyright (c) 1990-2008 Info-ZIP - Type 'zip "-L"' for software license.
                This is Zip 3.0 (July 5th 2008), by Info-ZIP.
                """;

        assertThat(ZipProgram.version(told)).isEqualTo("3.0");
        assertThat(ZipProgram.version("zip: not found")).isEqualTo("unknown");
        assertThat(ZipProgram.version("Python 3.11.7")).isEqualTo("3.11.7");
    }
}
