package io.lightmill.bench.jobsystem;

import io.lightmill.bench.process.FreePort;
import io.lightmill.bench.process.Programs;
import io.lightmill.bench.process.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Redis with the durability that it has unless it is told otherwise: snapshots, no log. */
final class RedisServer {

    private static final Pattern VERSION = Pattern.compile("v=(\\S+)");

    private RedisServer() {}

    static JobServer start() throws Exception {
        Path redis = Programs.find("redis-server", "apt install redis-server");
        int port = FreePort.find();
        Path folder = ServerProcess.newFolder();
        String version = version(Programs.run(folder, List.of(redis.toString(), "--version")));
        ServerProcess process = ServerProcess.start(
                folder,
                port,
                List.of(redis.toString(), "--port", "" + port, "--bind", "127.0.0.1", "--dir", folder.toString()));
        return new JobServer(
                process,
                "redis://127.0.0.1:" + port,
                "Redis " + version + ", its defaults: appendonly no, snapshots only");
    }

    static String version(String told) {
        Matcher version = VERSION.matcher(told);
        return version.find() ? version.group(1) : "unknown";
    }
}
