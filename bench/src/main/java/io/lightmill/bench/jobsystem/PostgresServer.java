package io.lightmill.bench.jobsystem;

import io.lightmill.bench.process.FreePort;
import io.lightmill.bench.process.Programs;
import io.lightmill.bench.process.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL with the durability that it has unless it is told otherwise: a flush at each commit. */
final class PostgresServer {

    private static final String REMEDY = "apt install postgresql";
    private static final String USER = "postgres";

    private PostgresServer() {}

    static JobServer start() throws Exception {
        Path initdb = Programs.find("initdb", REMEDY);
        Path postgres = initdb.resolveSibling(USER);
        int port = FreePort.find();
        Path folder = ServerProcess.newFolder();
        Path data = folder.resolve("data");
        if (isRoot()) {
            // PostgreSQL refuses to run as root; Debian's package has made a user for it.
            Programs.run(folder, List.of("chown", USER, folder.toString()));
        }
        Programs.run(folder, asUser(initdb.toString(), "-D", data.toString(), "-U", USER, "-A", "trust"));
        String version = Programs.run(folder, List.of(postgres.toString(), "--version"))
                .replace("postgres (PostgreSQL)", "")
                .strip();
        ServerProcess process = ServerProcess.start(
                folder,
                port,
                asUser(
                        postgres.toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        "" + port,
                        "-h",
                        "127.0.0.1",
                        "-k",
                        folder.toString()));
        return new JobServer(
                process,
                "postgres://" + USER + "@127.0.0.1:" + port + "/postgres",
                "PostgreSQL " + version + ", its defaults: fsync on, synchronous_commit on");
    }

    private static List<String> asUser(String... command) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups", "--"));
        }
        words.addAll(List.of(command));
        return words;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
