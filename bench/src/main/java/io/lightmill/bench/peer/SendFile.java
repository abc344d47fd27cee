package io.lightmill.bench.peer;

import io.lightmill.bench.process.FreePort;
import io.lightmill.bench.process.Programs;
import io.lightmill.bench.process.ServerProcess;
import io.lightmill.bench.run.Download;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx, which hands a ZIP that lies there already to the kernel: no byte of it passes through the server. */
public final class SendFile implements AutoCloseable {

    private static final String FILE = "job.zip";
    private static final String SETTINGS = """
            daemon off;
            %s
            pid nginx.pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              server { listen 127.0.0.1:%d; root %s; }
            }
            """;

    private final ServerProcess server;

    private SendFile(ServerProcess server) {
        this.server = server;
    }

    /** What puts the ZIP somewhere. */
    public interface Saving {

        /** Saves it as this file. */
        void saveAs(Path file) throws IOException;
    }

    /** Starts it with a ZIP of its own. */
    public static SendFile start(Saving zip) throws Exception {
        Path nginx = Programs.find("nginx", "apt install nginx-light");
        Path folder = ServerProcess.newFolder();
        zip.saveAs(folder.resolve(FILE));
        int port = FreePort.find();
        // Its workers would be nobody otherwise, who may not look into our folder.
        String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, SETTINGS.formatted(user, port, folder));
        return new SendFile(ServerProcess.start(
                folder,
                port,
                List.of(nginx.toString(), "-p", folder.toString(), "-c", settings.toString(), "-e", "stderr")));
    }

    /** As nginx tells it. */
    public static String version() throws Exception {
        Path nginx = Programs.find("nginx", "apt install nginx-light");
        return Programs.run(Path.of("."), List.of(nginx.toString(), "-v"))
                .replaceFirst("(?s).*nginx/", "")
                .strip();
    }

    /** Bytes per second, read as ours is. */
    public double bytesPerSecond() throws IOException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/" + FILE);
        return Download.of(HttpRequest.newBuilder(address).build()).rate();
    }

    @Override
    public void close() {
        server.close();
    }
}
