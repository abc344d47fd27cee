package io.lightmill.stack.part;

import io.lightmill.stack.home.AtomicFile;
import io.lightmill.stack.supervisor.Launch;
import io.lightmill.stack.supervisor.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The embedded database: a real MariaDB on the loopback address. Users and schemas are made by an init file that the server runs
 * before it takes its first connection, so that there is no moment at which it is open.
 *
 * @param users of the services; each owns the schemas that begin with its name
 */
record MariaDbServer(MariaDbFiles files, Integer port, Path initFile, String rootPassword, List<DatabaseUser> users)
        implements Part {

    private static final int GREETING_MILLIS = 500;

    @Override
    public String name() {
        return Plan.MARIADB;
    }

    @Override
    public void prepare() throws IOException {
        files.install();
        AtomicFile.writeSecret(initFile, initStatements());
    }

    /** One statement a line, as the server wants it; each can be repeated. */
    String initStatements() {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER USER 'root'@'localhost' IDENTIFIED BY '" + rootPassword + "';");
        statements.add("DROP USER IF EXISTS ''@'localhost';");
        for (DatabaseUser user : users) {
            statements.add("CREATE DATABASE IF NOT EXISTS " + user.name() + ";");
            statements.add("CREATE USER IF NOT EXISTS '" + user.name() + "'@'127.0.0.1';");
            statements.add("ALTER USER '" + user.name() + "'@'127.0.0.1' IDENTIFIED BY '" + user.password() + "';");
            statements.add(
                    "GRANT ALL ON `" + user.name().replace("_", "\\_") + "%`.* TO '" + user.name() + "'@'127.0.0.1';");
        }
        return String.join("\n", statements) + "\n";
    }

    @Override
    public Launch launch() {
        List<String> command = new ArrayList<>(List.of(
                files.server().toString(),
                "--no-defaults",
                "--basedir=" + files.base(),
                "--datadir=" + files.data(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // Relative to the data: the full path may be longer than a socket's may be.
                "--socket=mariadb.sock",
                "--init-file=" + initFile,
                "--skip-name-resolve",
                // Nothing leaves the machine, and drawing a certificate's key is most of the server's start.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--transaction-isolation=READ-COMMITTED",
                // What was acknowledged survives a crash of the machine; nobody replicates, so there is no binlog to
                // sync.
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=128M",
                "--innodb-log-file-size=64M",
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=8M",
                "--max-connections=200",
                "--max-allowed-packet=64M"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return new Launch(command, files.environment(), Set.of(), files.data());
    }

    /** The server greets first; before it is ready it does not listen. */
    @Override
    public boolean isReady() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), GREETING_MILLIS);
            socket.setSoTimeout(GREETING_MILLIS);
            InputStream greeting = socket.getInputStream();
            return greeting.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Duration grace() {
        return Duration.ofSeconds(30);
    }
}
