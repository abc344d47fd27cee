package io.lightmill.stack.part;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Short questions to parts on this machine; a part that does not answer answers no. */
final class HttpProbe {

    private static final int MILLIS = 2000;

    private HttpProbe() {}

    /** Whether it answers 200. */
    static boolean isOk(String url) {
        return ask("GET", url, connection -> connection.getResponseCode() == HttpURLConnection.HTTP_OK, false);
    }

    /** What it answers; nothing when it does not answer well. */
    static String body(String url) {
        return ask("GET", url, HttpProbe::text, "");
    }

    /** Says that something is gone; whether it was known does not matter. */
    static void delete(String url) {
        ask("DELETE", url, HttpURLConnection::getResponseCode, 0);
    }

    private interface Question<T> {
        T ask(HttpURLConnection connection) throws IOException;
    }

    private static <T> T ask(String method, String url, Question<T> question, T otherwise) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            try {
                return question.ask(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static String text(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
