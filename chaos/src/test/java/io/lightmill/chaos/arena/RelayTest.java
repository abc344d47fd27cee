package io.lightmill.chaos.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who connects through a relay to an echo gets to hear. */
class RelayTest {

    private ServerSocket echo;
    private Relay relay;
    private Socket client;

    @BeforeEach
    void begin() throws IOException {
        echo = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        relay = new Relay(List.of(echo::getLocalPort));
        client = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        client.setSoTimeout(10_000);
    }

    private void answer() {
        try (Socket socket = echo.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException gone) {
            // The test is over, or the way was cut.
        }
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        relay.close();
        echo.close();
    }

    private void say(int bytes) throws IOException {
        client.getOutputStream().write(new byte[bytes]);
    }

    private int heard(int bytes) throws IOException {
        return client.getInputStream().readNBytes(bytes).length;
    }

    @Test
    void fairWeatherCarriesEverything() throws IOException {
        say(100_000);

        assertThat(heard(100_000)).isEqualTo(100_000);
    }

    @Test
    void whatComesBackIsCounted() throws IOException {
        say(1_000);

        assertThat(heard(1_000)).isEqualTo(1_000);
        assertThat(relay.answered(0)).isEqualTo(1_000);
    }

    @Test
    void slowAndNarrowWaysCarryEverythingToo() throws IOException {
        relay.turn(Weather.slow(Duration.ofMillis(1)));
        say(10_000);
        relay.turn(Weather.narrow(1_000_000));
        say(10_000);

        assertThat(heard(20_000)).isEqualTo(20_000);
    }

    @Test
    void anOpenConnectionIsResetAfterSoManyBytes() throws IOException {
        say(100);
        assertThat(heard(100)).isEqualTo(100);
        relay.turn(Weather.cut(150));
        say(100);

        assertThatThrownBy(() -> {
                    if (heard(100) < 100) {
                        throw new IOException("it ended");
                    }
                })
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whereOnlyAnswersAreLostTheQuestionArrives() throws IOException {
        relay.turn(Weather.deaf(0));
        say(100);

        // What was asked is answered, or the way back would not have been cut.
        assertThat(hasEnded(client)).isTrue();
    }

    @Test
    void whatWasSaidInStillnessArrivesAfterIt() throws IOException {
        relay.turn(Weather.stillness());
        say(100);
        client.setSoTimeout(100);
        assertThatThrownBy(() -> heard(100)).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(10_000);
        relay.turn(Weather.FAIR);

        assertThat(heard(100)).isEqualTo(100);
    }

    @Test
    void whereNobodyIsTheConnectionEnds() throws IOException {
        echo.close();
        try (Socket another = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            another.setSoTimeout(10_000);

            assertThat(hasEnded(another)).isTrue();
        }
    }

    @Test
    void connectionsGoToReplicasInTurnAndPastOneThatIsGone() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 5, here);
                ServerSocket other = new ServerSocket(0, 5, here);
                Relay both = new Relay(List.of(one::getLocalPort, other::getLocalPort))) {
            one.setSoTimeout(10_000);
            other.setSoTimeout(10_000);
            try (Socket first = new Socket(here, both.port());
                    Socket served = one.accept();
                    Socket second = new Socket(here, both.port());
                    Socket servedToo = other.accept()) {
                assertThat(served.isConnected() && servedToo.isConnected()).isTrue();
            }
            one.close();
            try (Socket third = new Socket(here, both.port());
                    Socket served = other.accept();
                    Socket fourth = new Socket(here, both.port());
                    Socket servedToo = other.accept()) {
                assertThat(served.isConnected() && servedToo.isConnected()).isTrue();
            }
        }
    }

    /** By its end, or by a reset where the port was still being closed; a connection that is only silent throws. */
    private static boolean hasEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() == -1;
        } catch (SocketException reset) {
            return true;
        }
    }
}
