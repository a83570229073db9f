package lv.atbilstiba.ops.benchmark;

import lv.atbilstiba.platform.json.EventJson;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The register as its clients see it. */
final class Register {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    /** Each costs a check of a password, which is made to be slow; they live for hours. */
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Register(int port) {
        this.port = port;
    }

    String token(String client) throws IOException, InterruptedException {
        var secret =
                Base64.getEncoder()
                        .encodeToString(
                                (client + ":" + client + "-secret")
                                        .getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(uri("/oauth2/token"))
                        .header("Authorization", "Basic " + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        return json(http.send(request, BodyHandlers.ofString())).path("access_token").asString();
    }

    private String keptToken(String client) throws IOException, InterruptedException {
        var kept = tokens.get(client);
        if (kept == null) {
            kept = token(client);
            tokens.put(client, kept);
        }
        return kept;
    }

    JsonNode get(String client, String path) throws IOException, InterruptedException {
        return json(
                http.send(
                        HttpRequest.newBuilder(uri(path))
                                .header("Authorization", "Bearer " + keptToken(client))
                                .build(),
                        BodyHandlers.ofString()));
    }

    /** An answer that is not JSON. */
    String text(String client, String path) throws IOException, InterruptedException {
        return http.send(asked(client, path, "*/*"), BodyHandlers.ofString()).body();
    }

    /** How many lines an answer has; none of them is kept. */
    long lines(String client, String path, String type) throws IOException, InterruptedException {
        try (var lines = http.send(asked(client, path, type), BodyHandlers.ofLines()).body()) {
            return lines.count();
        }
    }

    void save(String client, String path, Path file) throws IOException, InterruptedException {
        http.send(asked(client, path, "*/*"), BodyHandlers.ofFile(file));
    }

    private HttpRequest asked(String client, String path, String type)
            throws IOException, InterruptedException {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + keptToken(client))
                .header("Accept", type)
                .build();
    }

    JsonNode post(String client, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + keptToken(client))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return json(http.send(request, BodyHandlers.ofString()));
    }

    PlainHttp connection(String token) {
        try {
            return new PlainHttp(port, token);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300)
            throw new IOException(
                    answer.request().method()
                            + " "
                            + answer.uri().getPath()
                            + " answered "
                            + answer.statusCode()
                            + ": "
                            + answer.body());
        return answer.body().isEmpty()
                ? EventJson.mapper().createObjectNode()
                : EventJson.mapper().readTree(answer.body());
    }
}
