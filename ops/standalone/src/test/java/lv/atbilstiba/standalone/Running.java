package lv.atbilstiba.standalone;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.sql.DataSource;

/** A standalone that runs on a folder and a free port, and somebody who calls it. */
final class Running implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;

    private Running(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /**
     * @param settings more of them: {@code --name=value}
     */
    static Running on(Path folder, String profile, String... settings) {
        var all = new ArrayList<>(List.of(settings));
        all.add("--server.port=0");
        all.add("--atbilstiba.standalone.data-folder=" + folder);
        all.add("--spring.profiles.active=" + profile);
        return new Running(StandaloneApplication.start(all.toArray(String[]::new)));
    }

    int port() {
        return Integer.parseInt(
                application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Its database, for what no page tells. */
    DataSource database() {
        return application.getBean(DataSource.class);
    }

    <T> T part(String name, Class<T> type) {
        return application.getBean(name, type);
    }

    <T> T part(Class<T> type) {
        return application.getBean(type);
    }

    String token(String client) throws IOException, InterruptedException {
        var secret =
                Base64.getEncoder()
                        .encodeToString(
                                (client + ":" + client + "-secret")
                                        .getBytes(StandardCharsets.UTF_8));
        var request =
                request("/oauth2/token")
                        .header("Authorization", "Basic " + secret)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body())
                .path("access_token")
                .asString();
    }

    /**
     * @param headers more of them: name, value, name, value
     */
    HttpResponse<String> get(String path, String token, String... headers)
            throws IOException, InterruptedException {
        var request = request(path).header("Authorization", "Bearer " + token);
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String token, String json)
            throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A write, of whatever version there is. */
    HttpResponse<String> send(
            String method, String path, String token, String body, String... headers)
            throws IOException, InterruptedException {
        var request =
                request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        if (!method.equals("POST")) request.header("If-Match", "*");
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /**
     * @param type of the content; null says nothing
     */
    HttpResponse<String> sendAs(
            String method,
            String path,
            String token,
            @Nullable String type,
            String body,
            String... headers)
            throws IOException, InterruptedException {
        var request = request(path).header("Authorization", "Bearer " + token);
        if (type != null) request.header("Content-Type", type);
        if (headers.length > 0) request.headers(headers);
        request.method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Many writes in one call. */
    HttpResponse<String> sendLines(String path, String token, String lines, String... headers)
            throws IOException, InterruptedException {
        var request =
                request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode read(String path, String token) throws IOException, InterruptedException {
        var answer = get(path, token);
        if (answer.statusCode() != 200)
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    /** Without a token. */
    HttpResponse<String> getWithHeader(String path, String name, String value)
            throws IOException, InterruptedException {
        return http.send(request(path).header(name, value).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    @Override
    public void close() {
        application.close();
        http.close();
    }
}
