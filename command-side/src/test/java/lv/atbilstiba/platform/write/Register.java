package lv.atbilstiba.platform.write;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The register as somebody with a token and an HTTP client meets it. */
final class Register {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final @Nullable String token;
    private final List<String> headers;

    Register(int port, @Nullable String token) {
        this(port, token, List.of());
    }

    private Register(int port, @Nullable String token, List<String> headers) {
        this.port = port;
        this.token = token;
        this.headers = headers;
    }

    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        @Nullable String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            return JSON.readTree(http.body());
        }

        String type() {
            return json().path("type").asString();
        }

        String pointer() {
            return json().at("/errors/0/pointer").asString();
        }

        String code() {
            return json().at("/errors/0/code").asString();
        }
    }

    Register with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Register(port, token, more);
    }

    Register as(@Nullable String otherToken) {
        return new Register(port, otherToken, headers);
    }

    /** The answer as it comes to somebody who reads nothing before everything is sent. */
    String sendAllThenRead(String path, String line, int lines) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                                    + "Content-Type: application/x-ndjson\r\n"
                                    + "Connection: close\r\nContent-Length: %d\r\n\r\n")
                            .formatted(path, token, (long) line.length() * lines)
                            .getBytes(StandardCharsets.UTF_8));
            for (var sent = 0; sent < lines; sent++)
                out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer delete(String path, String body) {
        return send("DELETE", path, body);
    }

    Answer send(String method, String path, @Nullable String body) {
        return sendBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    Answer sendBytes(String method, String path, byte @Nullable [] body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body != null && !headers.contains("Content-Type"))
            request.header("Content-Type", "application/json");
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
