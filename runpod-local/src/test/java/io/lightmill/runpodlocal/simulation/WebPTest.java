package io.lightmill.runpodlocal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WebPTest {

    /** The JDK cannot read WebP; these bytes were read by Pillow: 16 × 16, lossless, all (10, 20, 30). */
    @Test
    void isTheFileThatALibwebpDecoderRead() {
        String hex = HexFormat.of().formatHex(WebP.ofColour(16, 10, 20, 30));

        assertThat(hex).isEqualTo("524946461a000000574542505650384c0d0000002f0fc00300284515ead1ff020000");
    }
}
