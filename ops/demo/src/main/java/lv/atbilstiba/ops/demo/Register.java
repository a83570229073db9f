package lv.atbilstiba.ops.demo;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The register as a client sees it: HTTP and tokens, nothing else. Remembers the version of each
 * thing it changed and sends it along, so that a change nobody expected would be noticed.
 */
final class Register implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private long position;
    private int submitted;

    Register(String base) {
        this.base = base;
    }

    /**
     * An answer of the register.
     *
     * @param body null node where there is none
     */
    record Answer(int status, JsonNode body, Map<String, String> headers) {
        boolean accepted() {
            return status / 100 == 2;
        }

        String id() {
            return body.path("id").asString("");
        }

        String problem() {
            return body.path("type").asString("");
        }
    }

    /** How much was submitted so far. */
    int submitted() {
        return submitted;
    }

    /** The position of the last change that was accepted. */
    long position() {
        return position;
    }

    /** Registers a new thing beneath a path. */
    Answer post(String client, String path, Map<String, ?> body) {
        return submit(client, "POST", path, null, body);
    }

    /** Asks for what has no version. */
    Answer put(String client, String path) {
        return submit(client, "PUT", path, null, Map.of());
    }

    /**
     * Changes a thing.
     *
     * @param thing path of the aggregate, whose version is sent along
     */
    Answer post(String client, String thing, String path, Map<String, ?> body) {
        return submit(client, "POST", thing + path, thing, body);
    }

    Answer put(String client, String thing, String path, Map<String, ?> body) {
        return submit(client, "PUT", thing + path, thing, body);
    }

    Answer delete(String client, String thing, String path, Map<String, ?> parameters) {
        return submit(client, "DELETE", thing + path + query(parameters), thing, null);
    }

    /** Reads, once the view has got to the last accepted change. */
    JsonNode get(String path) {
        var answer =
                send(
                        "auditor",
                        "GET",
                        path,
                        Map.of("Wait-For-Position", Long.toString(position)),
                        null);
        if (!answer.accepted())
            throw new IllegalStateException(
                    "GET " + path + " gave " + answer.status() + " " + answer.body());
        return answer.body();
    }

    private Answer submit(
            String client,
            String method,
            String path,
            @Nullable String thing,
            @Nullable Map<String, ?> body) {
        var headers = new HashMap<String, String>();
        var version = thing == null ? null : versions.get(thing);
        if (version != null) headers.put("If-Match", version);
        var answer = send(client, method, path, headers, body);
        if (answer.status() == 412 && thing != null) {
            // An automation of the register was here since; a client reads again, and decides
            // again.
            var now = answer.body().path("currentVersion").asString("");
            headers.put("If-Match", '"' + now + '"');
            answer = send(client, method, path, headers, body);
        }
        if (answer.status() == 428 && thing != null) {
            // the register itself was the first: it records the day on which it opened
            headers.put("If-Match", "*");
            answer = send(client, method, path, headers, body);
        }
        if (answer.accepted()) {
            submitted++;
            var etag = answer.headers().get("etag");
            var about = thing != null ? thing : answer.headers().get("location");
            if (etag != null && about != null) versions.put(about.replace(base, ""), etag);
            var at = answer.headers().get("event-position");
            if (at != null) position = Math.max(position, Long.parseLong(at));
        }
        return answer;
    }

    private Answer send(
            String client,
            String method,
            String path,
            Map<String, String> headers,
            @Nullable Map<String, ?> body) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Bearer " + token(client))
                        .header("Accept", "application/json, application/problem+json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        var response = sent(request.build());
        var answered = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> answered.put(name, values.getFirst()));
        return new Answer(response.statusCode(), parsed(response.body()), answered);
    }

    private String token(String client) {
        return tokens.computeIfAbsent(
                client,
                id -> {
                    var secret = (id + ":" + id + "-secret").getBytes(StandardCharsets.UTF_8);
                    var request =
                            HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                                    .header(
                                            "Authorization",
                                            "Basic " + Base64.getEncoder().encodeToString(secret))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                                    .build();
                    return parsed(sent(request).body()).path("access_token").asString();
                });
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode parsed(@Nullable String body) {
        return body == null || body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
    }

    private static String query(Map<String, ?> parameters) {
        var query = new StringBuilder();
        parameters.forEach((name, value) ->
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)));
        return query.toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
